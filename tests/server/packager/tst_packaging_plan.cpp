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

MediaTime partTargetOf(const StreamFacts& facts) {
    return PackagingPlan::make(test::ultraProfile(), facts).partTarget;
}

TEST(PackagingPlan, PartsShareASegmentEvenlyInWholeFrames) {
    EXPECT_EQ(partTargetOf({2002ms, 33'367us, 0}), 500ms);
    EXPECT_EQ(partTargetOf({2s, 40ms, 0}), 521ms);  // 13, 13, 13 and 11 frames
    EXPECT_EQ(partTargetOf({2s, 16'658us, 0}), 500ms);
    EXPECT_EQ(partTargetOf({3s, 40ms, 0}), 521ms);  // 5 parts of 13 frames, and one of 10
    EXPECT_EQ(partTargetOf({2s, 200ms, 0}), 401ms);
    EXPECT_EQ(partTargetOf({10s, 40ms, 0}), 481ms);  // 20 parts of 12 frames, and one of 10
}

TEST(PackagingPlan, PartsShareAsManyGroupsOfPicturesAsASegmentHolds) {
    EXPECT_EQ(partTargetOf({500ms, 40ms, 0}), 521ms);
    EXPECT_EQ(partTargetOf({1600ms, 40ms, 0}), 401ms);
}

TEST(PackagingPlan, SoundHasNoStubEither) {
    constexpr MediaTime kFrame = 21'333us;
    EXPECT_EQ(partTargetOf({2s, MediaTime(33'333), 30, kFrame}), 513ms);
    EXPECT_EQ(partTargetOf({2s, 40ms, 25, kFrame}), 521ms);
    EXPECT_EQ(partTargetOf({2s, 200ms, 5, kFrame}), 407ms);
    EXPECT_EQ(partTargetOf({std::nullopt, std::nullopt, 0, kFrame}), 513ms);
}

TEST(PackagingPlan, PartHoldsAFrameHoweverLong) {
    EXPECT_EQ(partTargetOf({2s, 1s, 0}), 1001ms);
    EXPECT_EQ(partTargetOf({2s, 0s, 0}), 500ms);
}

TEST(PackagingPlan, HoldBacksKeepTheirDistance) {
    const auto slow = PackagingPlan::make(test::ultraProfile(), {2s, 1s, 1});
    EXPECT_EQ(slow.partHoldBack, 3003ms);
    const auto low = PackagingPlan::make(test::lowProfile(), {2s, 40ms, 25});
    EXPECT_EQ(low.partHoldBack, 8s);
    EXPECT_EQ(low.holdBack, 8s);
    EXPECT_EQ(low.liveOffset(), 8s);
    EXPECT_EQ(PackagingPlan::make(test::ultraProfile(), {2s, 40ms, 25}).liveOffset(), 1563ms);
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
