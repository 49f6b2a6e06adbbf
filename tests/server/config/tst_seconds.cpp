#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "server/config/seconds.h"

namespace sigma::config {
namespace {

TEST(Seconds, AreWrittenAsShortAsTheyCan) {
    EXPECT_EQ(secondsText(Milliseconds(0)), "0");
    EXPECT_EQ(secondsText(Milliseconds(2'000)), "2");
    EXPECT_EQ(secondsText(Milliseconds(500)), "0.5");
    EXPECT_EQ(secondsText(Milliseconds(1'005)), "1.005");
    EXPECT_EQ(secondsText(Milliseconds(-1'500)), "-1.5");
    EXPECT_EQ(secondsText(Milliseconds(-500)), "-0.5");
}

TEST(Seconds, AreReadToTheMillisecond) {
    EXPECT_EQ(secondsOf(0.5), Milliseconds(500));
    EXPECT_EQ(secondsOf(1.0049), Milliseconds(1'005));
    EXPECT_EQ(secondsOf(-2), Milliseconds(-2'000));
}

TEST(Seconds, AreNoWildNumbers) {
    EXPECT_FALSE(secondsOf(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(secondsOf(std::numeric_limits<double>::infinity()));
    EXPECT_FALSE(secondsOf(1e300));
    EXPECT_FALSE(secondsOf(-1e300));
}

TEST(Seconds, ComeBackFromTheirText) {
    for (const int count : {1, 10, 999, 1'001, 59'990, 3'600'000}) {
        EXPECT_EQ(secondsOf(std::stod(secondsText(Milliseconds(count)))), Milliseconds(count));
    }
}

}  // namespace
}  // namespace sigma::config
