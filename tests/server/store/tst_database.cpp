#include <future>

#include "server/store/channel_table.h"
#include "server/store/database.h"
#include "server/store/event_table.h"
#include "server/store/query.h"
#include "server/store/refresh_token_table.h"
#include "server/store/setting_table.h"
#include "server/store/user_table.h"
#include "tests/server/store/sample_rows.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/sample_channel.h"
#include "tests/support/wait_until.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;
using sigma::test::waitUntil;
using test::at;
using test::codeOf;

domain::Channel newsChannel() {
    return sigma::test::sampleChannel("news", "News", "key-of-news");
}

class DatabaseTest : public test::StoreTest {
protected:
    /// A journal item that appends an event.
    static Database::Work appending(const std::string& id) {
        return [id](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(EventTable(transaction).append(test::sampleEvent(id)));
            return {};
        };
    }
    std::vector<std::string> eventIds() {
        const auto page =
            on<EventTable>([](auto& table) { return table.list({}, 0, 10'000); }).value();
        std::vector<std::string> ids;
        for (const domain::DomainEvent& event : page.items) {
            ids.push_back(event.id);
        }
        return ids;
    }
    void awaitJournal() {
        waitUntil([this] { return database().state().journalLength == 0; });
    }
};

TEST_P(DatabaseTest, ResumesTheCallerOnItsOwnThread) {
    boost::asio::io_context context;
    const auto work = [this]() -> boost::asio::awaitable<Result<std::string>> {
        std::function<Result<std::string>(Transaction&)> set =
            [](Transaction& transaction) -> Result<std::string> {
            SIGMA_TRY(SettingTable(transaction).set("name", "value"));
            return std::string("done");
        };
        const auto before = std::this_thread::get_id();
        auto result = co_await database().run<std::string>(std::move(set));
        EXPECT_EQ(std::this_thread::get_id(), before);
        co_return result;
    };
    EXPECT_EQ(sigma::test::runCoroutine(context, work()).value(), "done");
    EXPECT_EQ(on<SettingTable>([](auto& table) { return table.get("name"); }).value(), "value");
}

TEST_P(DatabaseTest, PassesOnTheErrorOfTheWorkAndRollsBack) {
    boost::asio::io_context context;
    const auto work = [this]() -> boost::asio::awaitable<Result<void>> {
        std::function<Result<void>(Transaction&)> fail =
            [](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(SettingTable(transaction).set("name", "value"));
            return Error{ErrorCode::kIllegalTransition, "is stopped"};
        };
        co_return co_await database().run<void>(std::move(fail));
    };
    EXPECT_EQ(codeOf(sigma::test::runCoroutine(context, work())), ErrorCode::kIllegalTransition);
    EXPECT_EQ(on<SettingTable>([](auto& table) { return table.get("name"); }).value(),
              std::nullopt);
    EXPECT_EQ(database().state().health, DatabaseHealth::kOk);
}

TEST_P(DatabaseTest, TranslatesAnExceptionOfTheWork) {
    EXPECT_EQ(codeOf(in([](Transaction&) -> Result<void> { throw std::runtime_error("oops"); })),
              ErrorCode::kIo);
}

TEST_P(DatabaseTest, WritesTheJournalInOrder) {
    std::vector<std::string> ids;
    for (int number = 0; number != 2'000; ++number) {
        ids.push_back("evt_" + std::to_string(number));
        ASSERT_TRUE(database().journal(appending(ids.back())));
    }
    // A call that comes after the journal's items sees them.
    EXPECT_EQ(eventIds(), ids);
    EXPECT_EQ(database().state().written, 2'000U);
}

TEST_P(DatabaseTest, SkipsOnlyTheItemThatTheDatabaseRefuses) {
    const auto refusing = [](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(EventTable(transaction).append(test::sampleEvent("half")));
        return Error{ErrorCode::kNotFound, "there is no channel x"};
    };
    for (const char* id : {"a", "b", "a", "c"}) {
        database().journal(appending(id));
    }
    database().journal(refusing);
    database().journal(appending("d"));
    awaitJournal();
    EXPECT_EQ(eventIds(), (std::vector<std::string>{"a", "b", "c", "d"}));
    const DatabaseState state = database().state();
    EXPECT_EQ(state.written, 4U);
    EXPECT_EQ(state.skipped, 2U);
    EXPECT_EQ(state.lost, 0U);
    EXPECT_EQ(state.health, DatabaseHealth::kOk);
}

TEST_P(DatabaseTest, TellsListenersOfCommittedEventsOnly) {
    std::vector<domain::DomainEvent> told;
    database().onCommitted([&](const std::vector<domain::DomainEvent>& events) {
        told.insert(told.end(), events.begin(), events.end());
    });
    in([](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(EventTable(transaction).append(test::sampleEvent("1")));
        return Error{ErrorCode::kForbidden, "no"};
    });
    in(appending("2"));
    database().journal(appending("3"));
    database().journal(appending("2"));
    database().journal(appending("4"));
    database().close();
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].id, "2");
    EXPECT_EQ(told[1].id, "3");
    EXPECT_EQ(told[2].id, "4");
    EXPECT_LT(told[1].position, told[2].position);
}

TEST_P(DatabaseTest, TellsWhatHasChangedInTheOrderOfTheCommits) {
    std::vector<std::string> told;
    database().onChanged([&](const CommittedChanges& changes) {
        for (const CommittedChannel& change : changes.channels) {
            told.push_back(change.id.value() + " " +
                           (change.channel ? std::to_string(change.channel->version) : "gone"));
        }
    });
    const domain::ChannelId news("news");
    in([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(ChannelTable(transaction).insert(newsChannel()));
        return Error{ErrorCode::kForbidden, "no"};
    });
    in([&](Transaction& transaction) { return ChannelTable(transaction).insert(newsChannel()); });
    EXPECT_EQ(told, std::vector<std::string>{"news 1"}) << "before anybody is answered";
    database().journal([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(ChannelTable(transaction).setState(news, domain::ChannelState::kActive));
        return {};
    });
    in([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY_ASSIGN(domain::Channel channel, ChannelTable(transaction).find(news));
        SIGMA_TRY(ChannelTable(transaction).update(channel));
        return ChannelTable(transaction).remove(news, at(5));
    });
    EXPECT_EQ(told, (std::vector<std::string>{"news 1", "news 2", "news 3", "news gone"}));
}

TEST_P(DatabaseTest, TellsOfAChangeThatWasAnsweredAsNotDoneInTime) {
    close();
    open(50ms);
    std::promise<void> release;
    std::promise<std::string> told;
    database().onChanged([&](const CommittedChanges& changes) {
        told.set_value(changes.channels.front().id.value());
    });
    std::function<Result<int>(Transaction&)> slow = [&](Transaction& transaction) -> Result<int> {
        release.get_future().wait();
        SIGMA_TRY(ChannelTable(transaction).insert(newsChannel()));
        return 1;
    };
    boost::asio::io_context context;
    const auto work = [&]() -> boost::asio::awaitable<Result<int>> {
        auto running = database().run<int>(std::move(slow));
        auto result = co_await std::move(running);
        co_return result;
    };
    EXPECT_EQ(codeOf(sigma::test::runCoroutine(context, work())), ErrorCode::kUnavailable);
    release.set_value();
    EXPECT_EQ(told.get_future().get(), "news");
    close();  // what comes too late is still posted to the context
}

TEST_P(DatabaseTest, TellsWhoMayDoLessNow) {
    CommittedChanges told;
    database().onChanged([&](const CommittedChanges& changes) { told = changes; });
    in([&](Transaction& transaction) {
        return UserTable(transaction).insert(test::sampleUser("usr_1"));
    });
    EXPECT_TRUE(told.isEmpty()) << "a new user had nothing that could be lost";
    in([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(UserTable(transaction).update(test::sampleUser("usr_1")));
        SIGMA_TRY(RefreshTokenTable(transaction).revokeFamily("fam_1", at(1)));
        return UserTable(transaction).remove(domain::UserId("usr_1"));
    });
    EXPECT_EQ(told.users.size(), 2U);
    EXPECT_EQ(told.signIns, std::vector<std::string>{"fam_1"});
}

TEST_P(DatabaseTest, DoesAfterTheCommitWhatTheTransactionAskedFor) {
    int deeds = 0;
    const auto count = [&deeds](Transaction& transaction) -> Result<void> {
        transaction.afterCommit([&deeds] { ++deeds; });
        return {};
    };
    in([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(count(transaction));
        EXPECT_EQ(deeds, 0);
        return Error{ErrorCode::kForbidden, "no"};
    });
    EXPECT_EQ(deeds, 0);
    in(count);
    EXPECT_EQ(deeds, 1);
    database().journal(count);
    database().close();
    EXPECT_EQ(deeds, 2);
}

TEST_P(DatabaseTest, WritesTheJournalBeforeItCloses) {
    for (int number = 0; number != 100; ++number) {
        database().journal(appending(std::to_string(number)));
    }
    database().close();
    EXPECT_EQ(database().state().written, 100U);
    EXPECT_FALSE(database().journal(appending("late")));
    EXPECT_EQ(database().state().lost, 1U);
    EXPECT_EQ(codeOf(in([](Transaction&) -> Result<void> { return {}; })), ErrorCode::kUnavailable);
}

SIGMA_ON_EVERY_BACKEND(DatabaseTest);

TEST(Database, RefusesAUrlOfNoKind) {
    DatabaseOptions options;
    options.url = "oracle:";
    EXPECT_EQ(codeOf(Database::open(options, std::make_shared<sigma::test::FakeClock>(),
                                    test::silentLogger())),
              ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::store
