#include <gmock/gmock.h>

#include "server/host/upkeep.h"
#include "server/store/channel_cache.h"
#include "server/store/node_table.h"
#include "server/store/session_table.h"
#include "tests/support/fake_clock.h"

namespace sigma::host {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

class UpkeepTest : public testing::Test {
protected:
    UpkeepTest() {
        store::DatabaseOptions options;
        options.url = "sqlite::memory:";
        m_database = store::Database::open(options, m_clock, quiet()).value();
        m_identity = identity::Identity::open(m_database,
                                              std::make_shared<store::ChannelCache>(
                                                  m_clock, std::vector<domain::Channel>()),
                                              m_clock, quiet())
                         .value();
    }

    /// What is under way in it ends while the context is there.
    ~UpkeepTest() override { m_database->close(); }

    template <class T>
    T in(std::function<Result<T>(store::Transaction&)> work) {
        return m_database->runBlocking<T>(std::move(work)).value();
    }
    void addSession(const std::string& id, domain::SessionState state,
                    std::chrono::hours sinceItBegan) {
        domain::Session session;
        session.id = domain::SessionId(id);
        session.channel = domain::ChannelId("channel of " + id);
        session.state = state;
        session.createdAt = m_clock->wallNow() - sinceItBegan;
        in<bool>([&](store::Transaction& transaction) -> Result<bool> {
            SIGMA_TRY(store::SessionTable(transaction).insert(session));
            return true;
        });
    }
    std::vector<std::string> sessions() {
        const auto page = in<store::Page<domain::Session>>([](store::Transaction& transaction) {
            return store::SessionTable(transaction).list({}, std::nullopt, 10'000);
        });
        std::vector<std::string> ids;
        for (const domain::Session& session : page.items) {
            ids.push_back(session.id.value());
        }
        return ids;
    }
    void start() {
        std::make_shared<Upkeep>(m_context, Upkeep::Options{.database = m_database,
                                                            .identity = m_identity,
                                                            .clock = m_clock,
                                                            .logger = quiet(),
                                                            .nodeId = "node-1",
                                                            .sessionRetention = 48h,
                                                            .interval = 1ms,
                                                            .pause = 0ms})
            ->start();
    }
    /// Lets its timer run until nothing of that name is left.
    void runUntilGone(const std::string& id) {
        start();
        for (auto left = sessions(); std::ranges::find(left, id) != left.end(); left = sessions()) {
            m_context.run_one();
        }
    }

    boost::asio::io_context m_context;
    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();
    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<identity::Identity> m_identity;
};

TEST_F(UpkeepTest, LetsGoOfSessionsThatWereKeptForLongEnough) {
    addSession("running", domain::SessionState::kLive, 100h);
    addSession("old", domain::SessionState::kEnded, 49h);
    addSession("kept", domain::SessionState::kEnded, 47h);
    runUntilGone("old");
    EXPECT_THAT(sessions(), ElementsAre("kept", "running"));
    m_clock->advance(2h);
    runUntilGone("kept");
    EXPECT_THAT(sessions(), ElementsAre("running"));
}

TEST_F(UpkeepTest, LetsOthersHaveTheDatabaseBetweenTheTurnsOfALongWork) {
    constexpr std::size_t kTurns = 3;
    for (std::size_t number = 0; number != kTurns * Upkeep::kRowsOfTurn; ++number) {
        addSession("old " + std::to_string(number), domain::SessionState::kEnded, 49h);
    }
    start();
    std::vector<std::size_t> seen{kTurns * Upkeep::kRowsOfTurn};
    while (seen.back() != 0) {
        m_context.run_one();
        if (const std::size_t left = sessions().size(); left != seen.back()) {
            EXPECT_EQ(seen.back() - left, Upkeep::kRowsOfTurn);
            seen.push_back(left);
        }
    }
    EXPECT_EQ(seen.size(), kTurns + 1);
}

TEST_F(UpkeepTest, SaysThatTheNodeIsHere) {
    store::Node node;
    node.id = "node-1";
    node.startedAt = node.lastSeen = m_clock->wallNow();
    in<bool>([&](store::Transaction& transaction) -> Result<bool> {
        SIGMA_TRY(store::NodeTable(transaction).put(node));
        return true;
    });
    m_clock->advance(1h);
    addSession("old", domain::SessionState::kEnded, 49h);
    runUntilGone("old");
    const auto nodes = in<store::Page<store::Node>>(
        [](store::Transaction& transaction) { return store::NodeTable(transaction).list({}, 10); });
    ASSERT_EQ(nodes.items.size(), 1U);
    EXPECT_EQ(nodes.items.front().lastSeen, m_clock->wallNow());
}

}  // namespace
}  // namespace sigma::host
