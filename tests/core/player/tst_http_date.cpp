#include <gtest/gtest.h>

#include "core/player/timing/http_date.h"

namespace sigma::player {
namespace {

TEST(HttpDateTest, IsRead) {
    const auto date = parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT");
    ASSERT_TRUE(date.has_value()) << date.error().context;
    EXPECT_EQ(date->time_since_epoch(), std::chrono::seconds(784'111'777));
}

class BrokenHttpDate : public testing::TestWithParam<const char*> {};

TEST_P(BrokenHttpDate, IsRefused) {
    const auto date = parseHttpDate(GetParam());
    ASSERT_TRUE(date.has_error());
    EXPECT_EQ(date.error().code, ErrorCode::kInvalidData);
}

INSTANTIATE_TEST_SUITE_P(
    HttpDate, BrokenHttpDate,
    testing::Values("", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
                    "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
                    "Sun, 06 Nov 1994 08:49:37 CET", "Sun, -6 Nov 1994 08:49:37 GMT"));

}  // namespace
}  // namespace sigma::player
