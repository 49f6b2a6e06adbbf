#include <gtest/gtest.h>

#include "server/store/database_url.h"

namespace sigma::store {
namespace {

TEST(DatabaseUrl, NamesAFile) {
    const DatabaseUrl url = parseDatabaseUrl("sqlite:/var/lib/sigma live/sigma.db").value();
    EXPECT_EQ(url.dialect, Dialect::kSqlite);
    EXPECT_EQ(url.target, "/var/lib/sigma live/sigma.db");
    EXPECT_TRUE(url.isFile());
}

TEST(DatabaseUrl, NamesMemory) {
    EXPECT_FALSE(parseDatabaseUrl("sqlite::memory:").value().isFile());
}

TEST(DatabaseUrl, NamesAServer) {
    for (const char* text : {"postgresql://sigma@db/live", "postgres://sigma@db/live"}) {
        const DatabaseUrl url = parseDatabaseUrl(text).value();
        EXPECT_EQ(url.dialect, Dialect::kPostgresql);
        EXPECT_EQ(url.target, text);
        EXPECT_FALSE(url.isFile());
    }
}

TEST(DatabaseUrl, IsRefusedWithoutBeingRepeated) {
    for (const char* text :
         {"", "sqlite:", "/tmp/a.db", "mysql://u:secret@h/d", "sqlite:secret\""}) {
        const auto url = parseDatabaseUrl(text);
        ASSERT_TRUE(url.has_error()) << text;
        EXPECT_EQ(url.error().code, ErrorCode::kInvalidArgument);
        EXPECT_EQ(url.error().context.find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace sigma::store
