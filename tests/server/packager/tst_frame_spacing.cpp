#include <gtest/gtest.h>

#include "server/packager/frame_spacing.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

TEST(FrameSpacing, AveragesWhatRoundingHasJittered) {
    FrameSpacing spacing;
    for (const int time : {0, 33, 67, 100, 133, 167, 200, 233, 267}) {
        EXPECT_FALSE(spacing.isSteady());
        spacing.observe(std::chrono::milliseconds(time));
    }
    EXPECT_TRUE(spacing.isSteady());
    EXPECT_EQ(spacing.expected(), 33'375us);
}

TEST(FrameSpacing, ExpectsTheLastIntervalWhileUnsteady) {
    FrameSpacing spacing;
    EXPECT_EQ(spacing.expected(), 33ms);
    spacing.observe(0ms);
    spacing.observe(70ms);
    EXPECT_EQ(spacing.expected(), 70ms);
    spacing.observe(80ms);
    EXPECT_EQ(spacing.expected(), 10ms);
}

TEST(FrameSpacing, OneLongFrameUnsettlesIt) {
    FrameSpacing spacing;
    for (int frame = 0; frame != 9; ++frame) {
        spacing.observe(frame * 40ms);
    }
    EXPECT_TRUE(spacing.isSteady());
    spacing.observe(900ms);
    EXPECT_FALSE(spacing.isSteady());
}

TEST(FrameSpacing, ConstantOneNeverLearns) {
    auto spacing = FrameSpacing::constant(21'333us);
    spacing.observe(0ms);
    spacing.observe(5s);
    EXPECT_TRUE(spacing.isSteady());
    EXPECT_TRUE(spacing.isConstant());
    EXPECT_EQ(spacing.expected(), 21'333us);
}

TEST(FrameSpacing, LearnsNothingFromAGap) {
    FrameSpacing spacing;
    for (int frame = 0; frame != 20; ++frame) {
        spacing.observe(frame * 40ms);
    }
    spacing.interrupt();
    spacing.observe(20s);
    EXPECT_EQ(spacing.expected(), 40ms);
    EXPECT_TRUE(spacing.isSteady());
}

}  // namespace
}  // namespace sigma::packager
