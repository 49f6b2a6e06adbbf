#include <gtest/gtest.h>

#include "core/hls/multivariant_playlist_parser.h"
#include "tests/server/packager/packager_run.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;
using test::expectSameNumbers;
using test::kEventful;
using test::PackagerRun;

TEST(AlignedRenditions, NewResolutionIsADiscontinuityOfBothRenditions) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20700ms);
    run.changeResolution(1920, 1080);
    run.run(10s);
    ASSERT_EQ(run.video().discontinuitiesSeen().size(), 1U);
    EXPECT_EQ(run.audio().discontinuitiesSeen(), run.video().discontinuitiesSeen());
    EXPECT_EQ(run.video().playlist().segments.front()->map, "init-1.mp4");
    EXPECT_EQ(run.video().playlist().segments.back()->map, "init-2.mp4");
    EXPECT_EQ(run.audio().playlist().segments.back()->map, "init-1.mp4");
    EXPECT_EQ(run.counters().samplesDropped, 0U) << "the sound has a hole";
    const auto multivariant =
        hls::parseMultivariantPlaylist(run.snapshot()->multivariant->plain().text());
    ASSERT_TRUE(multivariant.has_value());
    EXPECT_EQ(multivariant->variants.front().width, 1920U);
    run.run(80s);
    EXPECT_EQ(run.video().playlist().discontinuitySequence, 1U);
    EXPECT_EQ(run.audio().playlist().discontinuitySequence, 1U);
}

TEST(AlignedRenditions, NewTimelineWaitsForAKeyFrame) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20700ms);
    run.send(media::Discontinuity{});
    run.run(10s);
    EXPECT_EQ(run.video().discontinuitiesSeen().size(), 1U);
    EXPECT_EQ(run.audio().discontinuitiesSeen(), run.video().discontinuitiesSeen());
    EXPECT_EQ(run.video().playlist().segments.back()->map, "init-1.mp4");
}

TEST(AlignedRenditions, SoundThatComesLateJoinsAtTheNextKeyFrame) {
    PackagerRun run({.audioRate = 48000}, test::ultraProfile(), kEventful);
    run.announce(sigma::test::h264Track());
    run.setFlowing(true, false);
    run.run(10500ms);
    EXPECT_FALSE(run.audio().hasSeenAny());
    run.announce(sigma::test::aacTrack());
    run.setFlowing(true, true);
    run.run(10s);
    ASSERT_TRUE(run.audio().hasSeenAny());
    EXPECT_EQ(run.audio().discontinuitiesSeen(), run.video().discontinuitiesSeen());
    EXPECT_EQ(run.audio().gapPartsSeen(), 0U);
    EXPECT_GE(run.audio().mediaEnd(), 29s);
    expectSameNumbers(run);
}

TEST(AlignedRenditions, VideoThatComesLateBeginsWithAKeyFrame) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announce(sigma::test::aacTrack());
    run.setFlowing(false, true);
    run.run(10500ms);
    run.announce(sigma::test::h264Track());
    run.run(300ms);
    EXPECT_TRUE(run.snapshot()->multivariant);
    run.setFlowing(true, true);
    run.run(10s);
    ASSERT_TRUE(run.video().hasSeenAny());
    EXPECT_TRUE(run.video().playlist().hasIndependentSegments);
    EXPECT_EQ(run.video().discontinuitiesSeen(), run.audio().discontinuitiesSeen());
    EXPECT_GE(run.video().mediaEnd(), 29s);
    expectSameNumbers(run);
}

}  // namespace
}  // namespace sigma::packager
