// A database that is locked, full or gone: the journal waits and is written afterwards, calls are
// refused, and the state says so.

#include <cstdlib>

#include <gtest/gtest.h>
#include <sys/mount.h>

#include "server/store/connection.h"
#include "server/store/event_table.h"
#include "tests/server/store/postgres_cluster.h"
#include "tests/server/store/sample_rows.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;
using sigma::test::waitUntil;

class OutageTest : public testing::Test {
protected:
    void open(const std::string& url) {
        DatabaseOptions options;
        options.url = url;
        options.lockTime = 50ms;
        options.callTime = 500ms;
        database =
            Database::open(options, std::make_shared<SystemClock>(), test::silentLogger()).value();
        append();
        waitUntil([this] { return database->state().journalLength == 0; });
    }
    /// Puts the next event into the journal.
    void append(std::size_t bytes = 10) {
        domain::DomainEvent event = test::sampleEvent(std::to_string(m_next++));
        event.data = std::string(bytes, '1');
        ASSERT_TRUE(database->journal([event](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(EventTable(transaction).append(event));
            return {};
        }));
    }
    void awaitFailing() {
        waitUntil([this] { return database->state().health == DatabaseHealth::kFailing; });
    }
    Result<void> call() {
        return database->runBlocking<void>([](Transaction& transaction) -> Result<void> {
            domain::DomainEvent event = test::sampleEvent("call");
            event.data = std::string(4'000'000, '1');  // more than the disk is given
            SIGMA_TRY(EventTable(transaction).append(event));
            return {};
        });
    }
    void expectRefused() {
        awaitFailing();
        EXPECT_EQ(test::codeOf(call()), ErrorCode::kUnavailable);
        const DatabaseState state = database->state();
        EXPECT_EQ(state.health, DatabaseHealth::kFailing);
        EXPECT_TRUE(state.failingSince.has_value());
        EXPECT_FALSE(state.reason.empty());
        EXPECT_GT(state.journalLength, 0U);
    }
    void expectAllWritten() {
        waitUntil([this] { return database->state().journalLength == 0; });
        waitUntil([this] { return database->state().health == DatabaseHealth::kOk; });
        EXPECT_EQ(database->state().lost, 0U);
        EXPECT_EQ(database->state().skipped, 0U);
        const auto page =
            database
                ->runBlocking<Page<domain::DomainEvent>>([](Transaction& transaction) {
                    return EventTable(transaction).list({}, 0, 10'000);
                })
                .value();
        ASSERT_EQ(page.items.size(), static_cast<std::size_t>(m_next));
        for (int number = 0; number != m_next; ++number) {
            EXPECT_EQ(page.items[static_cast<std::size_t>(number)].id, std::to_string(number));
        }
    }

    std::shared_ptr<Database> database;

private:
    int m_next = 0;
};

TEST_F(OutageTest, WaitsUntilALockIsGone) {
    const sigma::test::TemporaryFolder folder;
    const std::string path = folder.path() + "/sigma.db";
    open("sqlite:" + path);
    const auto other = Connection::open({Dialect::kSqlite, path}, 1s).value();
    ASSERT_TRUE(other->executeOnce("BEGIN EXCLUSIVE").has_value());
    for (int number = 0; number != 100; ++number) {
        append();
    }
    expectRefused();
    other->rollback();
    expectAllWritten();
}

TEST_F(OutageTest, RecoversFromALockThatOnlyACallHasMet) {
    const sigma::test::TemporaryFolder folder;
    const std::string path = folder.path() + "/sigma.db";
    open("sqlite:" + path);
    const auto other = Connection::open({Dialect::kSqlite, path}, 1s).value();
    ASSERT_TRUE(other->executeOnce("BEGIN EXCLUSIVE").has_value());
    EXPECT_EQ(test::codeOf(call()), ErrorCode::kUnavailable);
    EXPECT_EQ(database->state().health, DatabaseHealth::kFailing);
    other->rollback();
    expectAllWritten();
}

/// A disk of its own where that may be mounted; elsewhere SQLite is told a limit.
TEST_F(OutageTest, WaitsUntilTheDiskHasRoom) {
    const sigma::test::TemporaryFolder folder;
    const char* const path = folder.path().c_str();
    const bool isMounted = ::mount("none", path, "tmpfs", 0, "size=2m") == 0;
    RecordProperty("disk", isMounted ? "tmpfs" : "max_page_count");
    open("sqlite:" + folder.path() + "/sigma.db");
    const auto limitPages = [&](const char* count) {
        ASSERT_TRUE(database
                        ->runBlocking<void>([&](Transaction& transaction) {
                            return transaction.connection().executeOnce("PRAGMA max_page_count = " +
                                                                        std::string(count));
                        })
                        .has_value());
    };
    if (!isMounted) {
        limitPages("500");
    }
    for (int number = 0; number != 40; ++number) {
        append(100'000);
    }
    expectRefused();
    if (isMounted) {
        ASSERT_EQ(::mount("none", path, "tmpfs", MS_REMOUNT, "size=200m"), 0);
    } else {
        limitPages("1000000");
    }
    expectAllWritten();
    database.reset();
    if (isMounted) {
        EXPECT_EQ(::umount(path), 0);
    }
}

TEST_F(OutageTest, OutlivesTheServer) {
    if (!test::PostgresCluster::isInstalled()) {
        GTEST_SKIP() << "PostgreSQL is not installed";
    }
    test::PostgresCluster cluster;
    open(cluster.url());
    cluster.kill();
    for (int number = 0; number != 100; ++number) {
        append();
    }
    expectRefused();
    cluster.start();
    expectAllWritten();
}

TEST_F(OutageTest, WaitsForAServerThatVanishesWithoutAWord) {
    if (!test::PostgresCluster::isInstalled()) {
        GTEST_SKIP() << "PostgreSQL is not installed";
    }
    test::PostgresCluster cluster;
    open(cluster.url());
    cluster.freeze();
    for (int number = 0; number != 100; ++number) {
        append();
    }
    boost::asio::io_context context;
    const auto asking = [this]() -> boost::asio::awaitable<Result<void>> {
        std::function<Result<void>(Transaction&)> nothing = [](Transaction&) -> Result<void> {
            return {};
        };
        auto running = database->run<void>(std::move(nothing));
        co_return co_await std::move(running);
    };
    EXPECT_EQ(test::codeOf(sigma::test::runCoroutine(context, asking())), ErrorCode::kUnavailable);
    EXPECT_GT(database->state().journalLength, 0U);
    cluster.thaw();
    expectAllWritten();
}

}  // namespace
}  // namespace sigma::store
