#include <gtest/gtest.h>

#include "core/publish/frame_rate_divisor.h"

namespace sigma::publish {
namespace {

/// 27.6 million pixels a second: 0.05 bit for each are 1.38 Mb/s.
const media::VideoFormat k720p30{1280, 720, 30};

TEST(FrameRateDivisor, HalvesTheRateWhereBitsAreFew) {
    EXPECT_EQ(frameRateDivisor(1'400'000, k720p30, 1), 1U);
    EXPECT_EQ(frameRateDivisor(1'300'000, k720p30, 1), 2U);
}

TEST(FrameRateDivisor, GoesBackOnlyOnceThereAreClearlyMore) {
    EXPECT_EQ(frameRateDivisor(1'500'000, k720p30, 2), 2U);
    EXPECT_EQ(frameRateDivisor(1'800'000, k720p30, 2), 1U);
}

TEST(FrameRateDivisor, LeavesAnUnknownRateAlone) {
    EXPECT_EQ(frameRateDivisor(1, {1280, 720, 0}, 1), 1U);
}

}  // namespace
}  // namespace sigma::publish
