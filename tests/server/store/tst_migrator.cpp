#include <array>
#include <filesystem>

#include "server/store/migrator.h"
#include "server/store/query.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;
using test::codeOf;

constexpr Migration kFirst = {1, "things", "CREATE TABLE things (name {text} PRIMARY KEY)"};
constexpr Migration kSecond = {2, "sizes", "ALTER TABLE things ADD COLUMN size BIGINT"};
constexpr Migration kBroken = {2, "broken",
                               "INSERT INTO things (name) VALUES ('half')\n\nSELECT FROM x y z"};

class MigratorTest : public testing::TestWithParam<test::StoreBackend> {
protected:
    std::shared_ptr<const std::string> text = GetParam().make();
    DatabaseUrl url = parseDatabaseUrl(*text).value();
    std::unique_ptr<Connection> connection = Connection::open(url, 1s).value();
    sigma::test::FakeClock clock;
    std::vector<std::string> log;

    Result<void> migrateTo(std::vector<Migration> migrations) {
        const Logger logger = Logger::toSink(
            LogLevel::kInfo, [this](LogLevel, const std::string& line) { log.push_back(line); });
        return migrate(*connection, url, migrations, clock, logger);
    }
    std::string answerTo(std::string_view columns, std::string_view rest, Connection& from) {
        Transaction transaction(from);
        return Query(transaction, columns, rest).one(readText, "row").value();
    }
};

TEST_P(MigratorTest, TakesEachStepOnce) {
    ASSERT_TRUE(migrateTo({kFirst}).has_value());
    ASSERT_TRUE(connection->executeOnce("INSERT INTO things (name) VALUES ('kept')").has_value());
    for (int time = 0; time != 2; ++time) {
        ASSERT_TRUE(migrateTo({kFirst, kSecond}).has_value());
    }
    EXPECT_EQ(answerTo("name", "FROM things WHERE size IS NULL", *connection), "kept");
    EXPECT_EQ(answerTo("count(*)", "FROM schema_migrations", *connection), "2");
}

TEST_P(MigratorTest, LeavesNothingOfAStepThatFails) {
    ASSERT_TRUE(migrateTo({kFirst}).has_value());
    EXPECT_TRUE(migrateTo({kFirst, kBroken}).has_error());
    EXPECT_EQ(answerTo("count(*)", "FROM things", *connection), "0");
    EXPECT_TRUE(migrateTo({kFirst, kSecond}).has_value());
}

TEST_P(MigratorTest, RefusesADatabaseThatIsAhead) {
    ASSERT_TRUE(migrateTo({kFirst, kSecond}).has_value());
    const auto refused = migrateTo({kFirst});
    EXPECT_EQ(codeOf(refused), ErrorCode::kUnsupported);
    EXPECT_EQ(refused.error().context,
              "the database was made by a newer program: its schema is at step 2, this program "
              "knows 1");
}

TEST_P(MigratorTest, RefusesAStepOfAnotherWording) {
    ASSERT_TRUE(migrateTo({kFirst}).has_value());
    Migration changed = kFirst;
    changed.sql = "CREATE TABLE things (name {text})";
    EXPECT_EQ(codeOf(migrateTo({changed, kSecond})), ErrorCode::kInvalidData);
}

TEST_P(MigratorTest, KeepsACopyOfAFileBeforeEachStep) {
    ASSERT_TRUE(migrateTo({kFirst}).has_value());
    ASSERT_TRUE(connection->executeOnce("INSERT INTO things (name) VALUES ('old')").has_value());
    log.clear();
    ASSERT_TRUE(migrateTo({kFirst, kSecond}).has_value());
    ASSERT_FALSE(log.empty());
    if (url.dialect == Dialect::kPostgresql) {
        EXPECT_NE(log[0].find("dumps of a PostgreSQL database are the operator's"),
                  std::string::npos)
            << log[0];
    }
    const std::string copy = url.target + ".schema-1.backup";
    EXPECT_EQ(std::filesystem::exists(copy), url.isFile());
    if (url.isFile()) {
        EXPECT_EQ(std::filesystem::status(copy).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        const auto old = Connection::open({Dialect::kSqlite, copy}, 1s).value();
        EXPECT_EQ(answerTo("name", "FROM things", *old), "old");
        EXPECT_EQ(answerTo("count(*)", "FROM schema_migrations", *old), "1");
    }
}

SIGMA_ON_EVERY_BACKEND(MigratorTest);

}  // namespace
}  // namespace sigma::store
