#include <gtest/gtest.h>

#include "server/config/enum_names.h"

namespace sigma::config {
namespace {

TEST(EnumNames, GoBothWays) {
    EXPECT_EQ(nameOf(MetricsAccess::kEveryone), "everyone");
    EXPECT_EQ(valueOf<MetricsAccess>("off"), MetricsAccess::kOff);
    EXPECT_EQ(nameOf(LatencyMode::kUltra), "ultra");
    EXPECT_EQ(valueOf<LogLevel>("warning"), LogLevel::kWarning);
    EXPECT_FALSE(valueOf<LogLevel>("Warning"));
    EXPECT_FALSE(valueOf<LogLevel>(""));
}

TEST(EnumNames, AreListedForASentence) {
    EXPECT_EQ(listOfNames<MetricsAccess>(), R"("local", "everyone" or "off")");
}

}  // namespace
}  // namespace sigma::config
