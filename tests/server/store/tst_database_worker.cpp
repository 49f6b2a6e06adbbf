#include <future>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "server/store/database.h"
#include "server/store/database_worker.h"
#include "tests/server/store/store_test.h"
#include "tests/support/run_coroutine.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

/// A database whose thread can be held up.
class DatabaseWorkerTest : public testing::Test {
protected:
    DatabaseWorkerTest() { open(20ms); }
    ~DatabaseWorkerTest() override { release(); }

    void open(std::chrono::milliseconds callTime) {
        DatabaseOptions options;
        options.url = "sqlite::memory:";
        options.journalLimit = 3;
        options.callLimit = 2;
        options.callTime = callTime;
        database =
            Database::open(options, std::make_shared<SystemClock>(), test::silentLogger()).value();
    }

    /// Keeps the thread until release().
    void hold() {
        auto begun = std::make_shared<std::promise<void>>();
        auto isBegun = begun->get_future();
        database->journal(
            [begun, gate = m_gate.get_future().share()](Transaction&) -> Result<void> {
                begun->set_value();
                gate.wait();
                return {};
            });
        isBegun.wait();
    }
    void release() {
        if (!std::exchange(m_isReleased, true)) {
            m_gate.set_value();
        }
    }
    boost::asio::awaitable<Result<void>> run() {
        std::function<Result<void>(Transaction&)> work = [this](Transaction&) -> Result<void> {
            ++m_runs;
            return {};
        };
        co_return co_await database->run<void>(std::move(work));
    }

    std::atomic<int> m_runs{0};
    boost::asio::io_context m_context;  ///< outlives the database, whose callers wait on it
    std::shared_ptr<Database> database;

private:
    std::promise<void> m_gate;
    bool m_isReleased = false;
};

TEST_F(DatabaseWorkerTest, AnswersACallThatTakesTooLong) {
    hold();
    const auto result = sigma::test::runCoroutine(m_context, run());
    EXPECT_EQ(test::codeOf(result), ErrorCode::kUnavailable);
    release();
    database->close();
    EXPECT_EQ(m_runs, 0) << "nobody waited for it any more";
}

TEST_F(DatabaseWorkerTest, AnswersEachOfThoseThatShareACommit) {
    open(1h);
    hold();
    std::vector<ErrorCode> failed;
    int done = 0;
    const auto count = [&](const std::exception_ptr&, const Result<void>& result) {
        if (result.has_error()) {
            failed.push_back(result.error().code);
        } else {
            ++done;
        }
    };
    const auto refused = [this]() -> boost::asio::awaitable<Result<void>> {
        std::function<Result<void>(Transaction&)> work = [](Transaction&) -> Result<void> {
            return Error{ErrorCode::kForbidden, "no"};
        };
        auto running = database->run<void>(std::move(work));
        co_return co_await std::move(running);
    };
    boost::asio::co_spawn(m_context, refused(), count);
    boost::asio::co_spawn(m_context, run(), count);
    m_context.poll();
    release();
    m_context.restart();
    m_context.run();
    EXPECT_EQ(failed, std::vector<ErrorCode>{ErrorCode::kForbidden});
    EXPECT_EQ(done, 1);
    EXPECT_EQ(m_runs, 1);
    EXPECT_EQ(database->state().callLength, 0U);
}

TEST_F(DatabaseWorkerTest, RefusesMoreCallsThanMayWait) {
    hold();
    for (int number = 0; number != 2; ++number) {
        boost::asio::co_spawn(m_context, run(), boost::asio::detached);
    }
    m_context.poll();
    EXPECT_EQ(database->state().callLength, 2U);
    const auto third = sigma::test::runCoroutine(m_context, run());
    EXPECT_EQ(test::codeOf(third), ErrorCode::kUnavailable);
    EXPECT_NE(third.error().context.find("overrun"), std::string::npos);
    m_context.restart();
    m_context.run();
}

TEST_F(DatabaseWorkerTest, CountsWhatTheJournalHasNoRoomFor) {
    hold();
    const auto nothing = [](Transaction&) -> Result<void> { return {}; };
    EXPECT_TRUE(database->journal(nothing));
    EXPECT_EQ(database->state().health, DatabaseHealth::kBehind);
    EXPECT_TRUE(database->journal(nothing));
    EXPECT_FALSE(database->journal(nothing));
    EXPECT_EQ(database->state().lost, 1U);
    release();
    database->close();
    EXPECT_EQ(database->state().written, 3U);
}

TEST_F(DatabaseWorkerTest, AnswersThoseWhoWaitWhenItCloses) {
    open(1h);
    hold();
    bool isAnswered = false;
    boost::asio::co_spawn(m_context, run(), [&](const std::exception_ptr&, Result<void> result) {
        isAnswered = true;
        EXPECT_EQ(result.has_value(), m_runs == 1) << "it ran before the end, or was refused";
    });
    m_context.poll();
    std::thread closing([this] { database->close(); });
    release();
    closing.join();
    m_context.restart();
    m_context.run();
    EXPECT_TRUE(isAnswered);
}

}  // namespace
}  // namespace sigma::store
