#include <filesystem>

#include <gtest/gtest.h>

#include "server/store/connection.h"
#include "tests/server/store/store_test.h"
#include "tests/support/temporary_folder.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

class ConnectionTest : public testing::TestWithParam<test::StoreBackend> {
protected:
    std::shared_ptr<const std::string> url = GetParam().make();
    std::unique_ptr<Connection> connection =
        Connection::open(parseDatabaseUrl(*url).value(), 1s).value();

    Result<std::vector<Row>> rows(std::string_view sql, const std::vector<Binding>& bindings,
                                  std::size_t columns) {
        std::vector<Row> found;
        SIGMA_TRY(connection->execute(sql, bindings, columns, [&](Row& row) -> Result<void> {
            found.push_back(row);
            return {};
        }));
        return found;
    }
};

TEST_P(ConnectionTest, BindsByNameAndReadsEveryColumnAsText) {
    ASSERT_TRUE(connection->executeOnce("CREATE TABLE t (a TEXT, b BIGINT)").has_value());
    const std::string hostile = "'; DROP TABLE t; -- :b \"";
    for (const Value& number : {Value(9'007'199'254'740'993LL), Value(nullptr)}) {
        EXPECT_EQ(connection
                      ->execute("INSERT INTO t (b, a) VALUES (:b, :a)",
                                {{"a", hostile}, {"b", number}}, 0, {})
                      .value(),
                  1);
    }
    const auto found = rows("SELECT a, b FROM t WHERE a = :a OR a = :a || 'x' ORDER BY b IS NULL",
                            {{"a", hostile}}, 2);
    EXPECT_EQ(found.value(),
              (std::vector<Row>{{hostile, "9007199254740993"}, {hostile, std::nullopt}}));
    EXPECT_EQ(connection->execute("DELETE FROM t", {}, 0, {}).value(), 2);
}

TEST_P(ConnectionTest, UsesAStatementAgainAfterAnError) {
    ASSERT_TRUE(connection->executeOnce("CREATE TABLE t (a BIGINT PRIMARY KEY)").has_value());
    const auto insert = [&](long long number) {
        return connection->execute("INSERT INTO t (a) VALUES (:a)", {{"a", number}}, 0, {});
    };
    EXPECT_TRUE(insert(1).has_value());
    EXPECT_EQ(test::codeOf(insert(1)), ErrorCode::kAlreadyExists);
    EXPECT_TRUE(insert(2).has_value());
}

TEST_P(ConnectionTest, IsOneServersAtATime) {
    const auto open = [this] {
        return Connection::open(parseDatabaseUrl(*url).value(), 100ms, DatabaseAccess::kExclusive);
    };
    auto first = open();
    ASSERT_TRUE(first.has_value());
    const bool isShared = *url != "sqlite::memory:";
    const auto second = open();
    ASSERT_EQ(second.has_error(), isShared);
    if (isShared) {
        EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
        EXPECT_NE(second.error().context.find("another server"), std::string::npos);
    }
    first->reset();
    EXPECT_TRUE(Connection::open(parseDatabaseUrl(*url).value(), 10s, DatabaseAccess::kExclusive)
                    .has_value());
}

TEST_P(ConnectionTest, RollsBack) {
    ASSERT_TRUE(connection->executeOnce("CREATE TABLE t (a BIGINT)").has_value());
    ASSERT_TRUE(connection->begin().has_value());
    ASSERT_TRUE(connection->executeOnce("INSERT INTO t VALUES (1)").has_value());
    connection->rollback();
    EXPECT_TRUE(rows("SELECT a FROM t", {}, 1).value().empty());
    ASSERT_TRUE(connection->begin().has_value());
    ASSERT_TRUE(connection->executeOnce("INSERT INTO t VALUES (2)").has_value());
    ASSERT_TRUE(connection->commit().has_value());
    EXPECT_EQ(rows("SELECT a FROM t", {}, 1).value(), (std::vector<Row>{{"2"}}));
}

TEST_P(ConnectionTest, EndsWithTheErrorOfItsVisitor) {
    const auto done = connection->execute("SELECT 1", {}, 1, [](Row&) -> Result<void> {
        return Error{ErrorCode::kForbidden, "no"};
    });
    EXPECT_EQ(test::codeOf(done), ErrorCode::kForbidden);
}

TEST_P(ConnectionTest, NamesAStatementThatIsNone) {
    EXPECT_EQ(test::codeOf(rows("SELECT FROM nowhere x y", {}, 1)), ErrorCode::kIo);
}

SIGMA_ON_EVERY_BACKEND(ConnectionTest);

TEST(Connection, KeepsItsFileToItself) {
    const sigma::test::TemporaryFolder folder;
    const std::string path = folder.path() + "/new/sigma.db";
    const auto connection = Connection::open({Dialect::kSqlite, path}, 1s);
    ASSERT_TRUE(connection.has_value()) << connection.error().context;
    ASSERT_TRUE(connection.value()->executeOnce("CREATE TABLE t (a BIGINT)").has_value());
    using std::filesystem::perms;
    for (const char* ending : {"", "-wal", "-shm"}) {
        EXPECT_EQ(std::filesystem::status(path + ending).permissions(),
                  perms::owner_read | perms::owner_write)
            << ending;
    }
}

TEST(Connection, SaysThatNobodyIsThere) {
    const auto connection = Connection::open(
        {Dialect::kPostgresql, "postgresql://sigma:hush@/live?host=/nonexistent"}, 1s);
    ASSERT_TRUE(connection.has_error());
    EXPECT_EQ(connection.error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(connection.error().context.find("hush"), std::string::npos);
}

}  // namespace
}  // namespace sigma::store
