#include <gtest/gtest.h>

#include "tests/server/packager/packager_run.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;
using test::expectSameNumbers;
using test::kEventful;
using test::PackagerRun;

class Outages : public testing::TestWithParam<std::pair<domain::LatencyProfile, MediaTime>> {};

TEST_P(Outages, ListGapsUntilThePublisherIsBack) {
    const auto& [profile, before] = GetParam();
    PackagerRun run({}, profile, kEventful);
    run.announceAll();
    run.run(before);
    run.setFlowing(false, false);
    run.run(20s);
    const MediaTime lost = run.video().mediaEnd();
    EXPECT_GE(run.video().gapSegmentsSeen().size(), 2U);
    EXPECT_GE(run.audio().gapSegmentsSeen().size(), 2U);
    run.setFlowing(true, true);
    run.run(20s);
    EXPECT_GE(run.video().mediaEnd(), lost + 33s);
    EXPECT_GE(run.audio().mediaEnd(), lost + 33s);
    EXPECT_LE(run.counters().samplesDropped, 6U);
    expectSameNumbers(run);
    run.end();
    EXPECT_TRUE(run.video().playlist().hasEndList);
    EXPECT_TRUE(run.audio().playlist().hasEndList);
}

INSTANTIATE_TEST_SUITE_P(SilenceWatch, Outages,
                         testing::Values(std::pair(test::ultraProfile(), MediaTime(20s)),
                                         std::pair(test::ultraProfile(), MediaTime(20700ms)),
                                         std::pair(test::ultraProfile(), MediaTime(21300ms)),
                                         std::pair(test::ultraProfile(), MediaTime(21990ms)),
                                         std::pair(test::lowProfile(), MediaTime(20500ms)),
                                         std::pair(test::normalProfile(), MediaTime(21500ms)),
                                         std::pair(test::normalProfile(), MediaTime(23500ms))));

TEST(SilenceWatch, HiccupsLoseNothingWhereverTheyCome) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20s);
    for (int round = 0; round != 20; ++round) {
        run.hiccup(1500ms);
        run.run(3330ms);
    }
    EXPECT_EQ(run.video().gapPartsSeen(), 0U);
    EXPECT_EQ(run.audio().gapPartsSeen(), 0U);
    EXPECT_EQ(run.counters().samplesDropped, 0U);
    expectSameNumbers(run);
    run.end();
}

TEST(SilenceWatch, HiccupsSoonAfterEachOtherHoldNoTrackUp) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20s);
    for (int round = 0; round != 20; ++round) {
        run.hiccup(1200ms);
        run.run(600ms);
        run.hiccup(1800ms);
        run.run(4330ms);
    }
    EXPECT_EQ(run.video().gapPartsSeen(), 0U);
    EXPECT_EQ(run.audio().gapPartsSeen(), 0U);
    EXPECT_EQ(run.counters().samplesDropped, 0U);
    expectSameNumbers(run);
    run.end();
}

TEST(SilenceWatch, SoundGoesOnWhileTheVideoIsAway) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20700ms);
    run.setFlowing(false, true);
    run.run(15s);
    EXPECT_GE(run.audio().mediaEnd(), 44s);
    EXPECT_EQ(run.audio().gapPartsSeen(), 0U);
    EXPECT_GE(run.video().gapSegmentsSeen().size(), 4U);
    run.setFlowing(true, true);
    run.run(15s);
    EXPECT_GE(run.video().mediaEnd(), 59s);
    EXPECT_EQ(run.audio().gapPartsSeen(), 0U);
    expectSameNumbers(run);
    run.end();
}

TEST(SilenceWatch, VideoGoesOnWhileTheSoundIsAway) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20700ms);
    run.setFlowing(true, false);
    run.run(15s);
    EXPECT_EQ(run.video().gapPartsSeen(), 0U);
    EXPECT_GE(run.audio().gapSegmentsSeen().size(), 4U);
    run.setFlowing(true, true);
    run.run(15s);
    EXPECT_EQ(run.video().gapPartsSeen(), 0U);
    EXPECT_GE(run.audio().mediaEnd(), 59s);
    expectSameNumbers(run);
    run.end();
}

}  // namespace
}  // namespace sigma::packager
