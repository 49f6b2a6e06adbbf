#include <gtest/gtest.h>

#include "core/publish/frame_rate_divisor.h"

namespace sigma::publish {
namespace {

/// 27.6 million pixels a second: 0.05 bit for each are 1.38 Mb/s.
const media::VideoFormat k720p30{1280, 720, 30};
constexpr std::int64_t kPlenty = 6'000'000;

TEST(FrameRateDivisor, HalvesTheRateWhereBitsAreFew) {
    EXPECT_EQ(frameRateDivisor(1'400'000, kPlenty, k720p30, 1), 1U);
    EXPECT_EQ(frameRateDivisor(1'300'000, kPlenty, k720p30, 1), 2U);
}

TEST(FrameRateDivisor, GoesBackOnlyOnceThereAreClearlyMore) {
    EXPECT_EQ(frameRateDivisor(1'500'000, kPlenty, k720p30, 2), 2U);
    EXPECT_EQ(frameRateDivisor(1'800'000, kPlenty, k720p30, 2), 1U);
}

TEST(FrameRateDivisor, LeavesAPictureWholeThatIsAllowedLittle) {
    constexpr std::int64_t kLittle = 1'000'000;
    EXPECT_EQ(frameRateDivisor(kLittle, kLittle, k720p30, 1), 1U);
    EXPECT_EQ(frameRateDivisor(590'000, kLittle, k720p30, 1), 2U);
    EXPECT_EQ(frameRateDivisor(790'000, kLittle, k720p30, 2), 2U);
    EXPECT_EQ(frameRateDivisor(kLittle, kLittle, k720p30, 2), 1U);
}

TEST(FrameRateDivisor, LeavesAnUnknownRateAlone) {
    EXPECT_EQ(frameRateDivisor(1, kPlenty, {1280, 720, 0}, 1), 1U);
}

}  // namespace
}  // namespace sigma::publish
