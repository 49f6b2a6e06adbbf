#include <gtest/gtest.h>

#include "server/packager/packaging_plan.h"
#include "tests/server/packager/packager_run.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

TEST(PackagingPlan, RaisesTheTargetDurationToTheGroupOfPictures) {
    const auto plan = PackagingPlan::make(test::ultraProfile(), {4s, 40ms, 25});
    EXPECT_EQ(plan.targetDuration, 4s);
    EXPECT_EQ(plan.holdBack, 12s);
    EXPECT_EQ(plan.skipUntil, 24s);
    EXPECT_EQ(plan.segmentDuration, 2s);
}

TEST(PackagingPlan, NeverLowersTheTargetDuration) {
    EXPECT_EQ(PackagingPlan::make(test::ultraProfile(), {500ms, 40ms, 25}).targetDuration, 2s);
    EXPECT_EQ(PackagingPlan::make(test::ultraProfile(), {}).targetDuration, 2s);
}

TEST(PackagingPlan, PartTargetIsWhatWholeFramesFill) {
    const auto partTarget = [](MediaTime frameInterval) {
        return PackagingPlan::make(test::ultraProfile(), {2s, frameInterval, 0}).partTarget;
    };
    EXPECT_EQ(partTarget(33'367us), 500ms);
    EXPECT_EQ(partTarget(40ms), 500ms);
    EXPECT_EQ(partTarget(200ms), 401ms);
    EXPECT_EQ(partTarget(1s), 1001ms);
    EXPECT_EQ(partTarget(0s), 500ms);
}

TEST(PackagingPlan, HoldBacksKeepTheirDistance) {
    const auto slow = PackagingPlan::make(test::ultraProfile(), {2s, 1s, 1});
    EXPECT_EQ(slow.partHoldBack, 3003ms);
    const auto low = PackagingPlan::make(test::lowProfile(), {2s, 40ms, 25});
    EXPECT_EQ(low.partHoldBack, 8s);
    EXPECT_EQ(low.holdBack, 8s);
    EXPECT_EQ(low.liveOffset(), 8s);
    EXPECT_EQ(PackagingPlan::make(test::ultraProfile(), {2s, 40ms, 25}).liveOffset(), 1500ms);
    EXPECT_EQ(PackagingPlan::make(test::normalProfile(), {2s, 40ms, 25}).liveOffset(), 20s);
}

TEST(PackagingPlan, WindowHoldsMoreThanPlayersStayBehind) {
    auto profile = test::ultraProfile();
    profile.playlistWindow = 2s;
    EXPECT_EQ(PackagingPlan::make(profile, {}).window, 12s);
}

TEST(PackagingPlan, ModeWithoutPartsListsNone) {
    EXPECT_FALSE(PackagingPlan::make(test::normalProfile(), {}).listsParts);
}

}  // namespace
}  // namespace sigma::packager
