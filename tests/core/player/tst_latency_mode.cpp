#include <gtest/gtest.h>

#include "core/player/latency_mode.h"

namespace sigma::player {
namespace {

class LatencyModeTest : public testing::TestWithParam<LatencyMode> {};

TEST_P(LatencyModeTest, KeepsItsTargetWithinItsRange) {
    const LatencyProfile profile = profileOf(GetParam());
    EXPECT_LE(profile.least, profile.target);
    EXPECT_LE(profile.target, profile.most);
}

TEST_P(LatencyModeTest, UsuallyPlaysWellWithinItsLimits) {
    const LatencyProfile profile = profileOf(GetParam());
    EXPECT_LT(profile.limit.slowest, profile.usual.slowest);
    EXPECT_LT(profile.usual.slowest, 1);
    EXPECT_GT(profile.usual.fastest, 1);
    EXPECT_GT(profile.limit.fastest, profile.usual.fastest);
}

TEST_P(LatencyModeTest, NeverJumpsForWhatIsWithinItsRange) {
    const LatencyProfile profile = profileOf(GetParam());
    EXPECT_GE(profile.target + profile.seekWhenOver, profile.most);
}

INSTANTIATE_TEST_SUITE_P(Modes, LatencyModeTest,
                         testing::Values(LatencyMode::kUltra, LatencyMode::kLow,
                                         LatencyMode::kNormal));

}  // namespace
}  // namespace sigma::player
