#include <gtest/gtest.h>

#include "server/http/http_date.h"

namespace sigma::http {
namespace {

WallTime at(long long seconds) {
    return WallTime(std::chrono::seconds(seconds));
}

TEST(HttpDate, WritesImfFixdate) {
    HttpDate date;
    EXPECT_EQ(date.at(at(784'111'777)), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(date.at(at(1'709'251'199)), "Thu, 29 Feb 2024 23:59:59 GMT");
    EXPECT_EQ(date.at(at(0)), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(HttpDate, ChangesWithTheSecondOnly) {
    HttpDate date;
    const std::string first(date.at(at(1'000)));
    EXPECT_EQ(date.at(at(1'000) + std::chrono::milliseconds(999)), first);
    EXPECT_NE(date.at(at(1'001)), first);
}

}  // namespace
}  // namespace sigma::http
