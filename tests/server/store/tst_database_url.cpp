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
        EXPECT_TRUE(url.target.starts_with(text));
        EXPECT_FALSE(url.isFile());
    }
}

TEST(DatabaseUrl, LimitsHowLongAServerOutOfReachIsWaitedFor) {
    const auto target = [](const char* url) { return parseDatabaseUrl(url).value().target; };
    const std::string all =
        "connect_timeout=5&keepalives_idle=5&keepalives_interval=3&keepalives_count=3&"
        "tcp_user_timeout=10000";
    EXPECT_EQ(target("postgresql://db/live"), "postgresql://db/live?" + all);
    EXPECT_EQ(target("postgresql://db/live?"), "postgresql://db/live?" + all);
    EXPECT_EQ(target("postgresql:///live?host=/run"), "postgresql:///live?host=/run&" + all);
}

TEST(DatabaseUrl, LeavesTheOperatorsOwnLimits) {
    EXPECT_EQ(parseDatabaseUrl("postgresql://db/live?connect_timeout=60&tcp_user_timeout=0"
                               "&keepalives_count=9&x_keepalives_idle=1")
                  .value()
                  .target,
              "postgresql://db/live?connect_timeout=60&tcp_user_timeout=0&keepalives_count=9"
              "&x_keepalives_idle=1&keepalives_idle=5&keepalives_interval=3");
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
