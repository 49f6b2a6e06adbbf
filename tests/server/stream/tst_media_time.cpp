#include <limits>

#include <gtest/gtest.h>

#include "server/stream/media_time.h"

namespace sigma::stream {
namespace {

TEST(MediaTime, IsTheNearestMicrosecondOfTicks) {
    EXPECT_EQ(toMediaTime(1, 90'000), MediaTime(11));
    EXPECT_EQ(toMediaTime(-1, 90'000), MediaTime(-11));
    EXPECT_EQ(toMediaTime(1024, 48'000), MediaTime(21'333));
    EXPECT_EQ(toMediaTime(-2048, 48'000), MediaTime(-42'667));
    EXPECT_EQ(toMediaTime(0, 44'100), MediaTime(0));
}

TEST(MediaTime, IsReadBackAsTheTicksItCameFrom) {
    for (const std::uint32_t timescale : {90'000U, 48'000U, 44'100U, 8'000U}) {
        for (const std::int64_t ticks : {0L, 1L, -1L, 12'345L, -98'765L, 1L << 50}) {
            EXPECT_EQ(toTicks(toMediaTime(ticks, timescale), timescale), ticks);
        }
    }
}

TEST(MediaTime, DoesNotOverflowOnTheWay) {
    constexpr std::int64_t kHundredYears = 100LL * 365 * 86'400;
    EXPECT_EQ(toMediaTime(kHundredYears * 90'000, 90'000), std::chrono::seconds(kHundredYears));
    EXPECT_EQ(toTicks(std::chrono::seconds(kHundredYears), 90'000), kHundredYears * 90'000);
}

}  // namespace
}  // namespace sigma::stream
