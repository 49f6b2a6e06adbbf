#include <gtest/gtest.h>

#include "core/player/network/line_log.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kBegin{1h};

TEST(LineLogTest, KeepsTheLastTenSecondsInOrder) {
    LineLog log;
    for (std::size_t i = 0; i != 10'000; ++i) {
        log.add({kBegin + 100ms * i, i});
        ASSERT_LE(log.arrivals().size(), 200U);
    }
    EXPECT_GE(log.arrivals().size(), 100U);
    EXPECT_EQ(log.arrivals().back().bytes, 9'999U);
    EXPECT_EQ(log.arrivals().front().bytes, 10'000U - log.arrivals().size());
}

TEST(LineLogTest, KeepsAtMostTwoThousandHoweverFastTheyCome) {
    LineLog log;
    for (std::size_t i = 0; i != 10'000; ++i) {
        log.add({kBegin, i});
        ASSERT_LE(log.arrivals().size(), 2'000U);
    }
    EXPECT_GE(log.arrivals().size(), 1'000U);
}

}  // namespace
}  // namespace sigma::player
