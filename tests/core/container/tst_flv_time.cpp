#include <gtest/gtest.h>

#include "core/container/flv_time.h"

namespace sigma::container {
namespace {

TEST(FlvTime, IsRescaledToTheNearestTick) {
    struct Case {
        std::int64_t ticks;
        std::uint32_t from;
        std::uint32_t to;
        std::int64_t expected;
    };
    const Case cases[] = {
        {0, 1000, 44100, 0},
        {23, 1000, 44100, 1014},
        {-23, 1000, 44100, -1014},
        {5, 1000, 44100, 221},
        {-5, 1000, 44100, -220},
        {21, 1000, 48000, 1008},
        {1024, 48000, 1000, 21},
        {44, 90000, 1000, 0},
        {45, 90000, 1000, 1},
        {-45, 90000, 1000, 0},
        {-46, 90000, 1000, -1},
        {1'000'000'007, 1000, 44100, 44'100'000'309},
        {1LL << 40, 1000, 96000, (1LL << 40) * 96},
    };
    for (const auto& [ticks, from, to, expected] : cases) {
        EXPECT_EQ(rescaled(ticks, from, to), expected) << ticks << " of " << from;
    }
}

TEST(FlvTime, ComesBackFromAnySampleRate) {
    for (const std::uint32_t rate : {8000U, 11025U, 22050U, 44100U, 48000U, 96000U}) {
        for (std::int64_t milliseconds = -2000; milliseconds != 2000; ++milliseconds) {
            ASSERT_EQ(rescaled(rescaled(milliseconds, 1000, rate), rate, 1000), milliseconds);
        }
    }
}

}  // namespace
}  // namespace sigma::container
