#include <gtest/gtest.h>

#include "server/store/migration.h"

namespace sigma::store {
namespace {

constexpr Migration kMigration = {1, "things", R"(
CREATE TABLE things (
    position {identity},
    name {text} NOT NULL)

CREATE INDEX things_name ON things (name)
)",
                                  "PRAGMA one", "SELECT two\n"};

TEST(Migration, SpeaksBothDialects) {
    const auto sqlite = kMigration.statements(Dialect::kSqlite);
    ASSERT_EQ(sqlite.size(), 3U);
    EXPECT_EQ(sqlite[0],
              "CREATE TABLE things (\n    position INTEGER PRIMARY KEY AUTOINCREMENT,\n    name "
              "TEXT NOT NULL)");
    EXPECT_EQ(sqlite[2], "PRAGMA one");
    const auto postgresql = kMigration.statements(Dialect::kPostgresql);
    ASSERT_EQ(postgresql.size(), 3U);
    EXPECT_EQ(postgresql[0],
              "CREATE TABLE things (\n    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY "
              "KEY,\n    name TEXT COLLATE \"C\" NOT NULL)");
    EXPECT_EQ(postgresql[2], "SELECT two\n");
}

TEST(Migration, KnowsItsWording) {
    Migration other = kMigration;
    EXPECT_EQ(other.checksum(), kMigration.checksum());
    EXPECT_EQ(other.checksum().size(), 64U);
    other.sqliteOnly = "PRAGMA two";
    EXPECT_NE(other.checksum(), kMigration.checksum());
}

}  // namespace
}  // namespace sigma::store
