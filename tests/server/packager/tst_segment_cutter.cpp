#include <gtest/gtest.h>

#include "server/packager/segment_cutter.h"
#include "tests/server/packager/packager_run.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

SegmentCutter cutterFor(MediaTime gop) {
    SegmentCutter cutter(PackagingPlan::make(test::ultraProfile(), {gop, 40ms, 25}));
    cutter.observeKeyFrame(0s);
    cutter.observeKeyFrame(gop);
    return cutter;
}

TEST(SegmentCutter, CutsAtTheKeyFrameThatFillsTheSegment) {
    const auto cutter = cutterFor(1s);
    EXPECT_FALSE(cutter.shouldCut(0s, 1s, 40ms, true));
    EXPECT_TRUE(cutter.shouldCut(0s, 2s, 40ms, true));
    EXPECT_TRUE(cutter.shouldCut(0s, 1960ms, 40ms, true));
    EXPECT_EQ(cutter.expectedCut(0s), 2s);
}

TEST(SegmentCutter, CutsEarlyWhereAnotherGroupWouldNotFit) {
    const auto cutter = cutterFor(1500ms);
    EXPECT_TRUE(cutter.shouldCut(0s, 1500ms, 40ms, true));
    EXPECT_EQ(cutter.expectedCut(1500ms), 3s);
}

TEST(SegmentCutter, CutsBetweenKeyFramesOnlyBeforeTheTargetIsOutgrown) {
    const auto cutter = cutterFor(2s);
    EXPECT_FALSE(cutter.shouldCut(0s, 2400ms, 40ms, false));
    EXPECT_TRUE(cutter.shouldCut(0s, 2420ms, 40ms, false));
}

TEST(SegmentCutter, ExpectsNothingUntilItHasSeenAGroup) {
    SegmentCutter cutter(PackagingPlan::make(test::ultraProfile(), {}));
    EXPECT_FALSE(cutter.expectedCut(0s));
    cutter.observeKeyFrame(0s);
    cutter.forget();
    cutter.observeKeyFrame(9s);
    EXPECT_FALSE(cutter.expectedCut(0s));
}

}  // namespace
}  // namespace sigma::packager
