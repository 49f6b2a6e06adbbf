#include <array>

#include <gtest/gtest.h>

#include "core/hls/multivariant_playlist_parser.h"
#include "tests/server/packager/ladder_run.h"
#include "tests/server/packager/packager_run.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;
using test::expectSameNumbers;
using test::kEventful;
using test::LadderRun;
using test::PackagerRun;

TEST(AlignedRenditions, NewResolutionIsADiscontinuityOfBothRenditions) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20700ms);
    run.changeResolution(1920, 1080);
    run.run(10s);
    ASSERT_EQ(run.video().discontinuitiesSeen().size(), 1U);
    EXPECT_EQ(run.audio().discontinuitiesSeen(), run.video().discontinuitiesSeen());
    EXPECT_EQ(run.video().playlist().segments.front()->map.uri, "init-1.mp4");
    EXPECT_EQ(run.video().playlist().segments.back()->map.uri, "init-2.mp4");
    EXPECT_EQ(run.audio().playlist().segments.back()->map.uri, "init-1.mp4");
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
    EXPECT_EQ(run.video().playlist().segments.back()->map.uri, "init-1.mp4");
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

class LadderSkew : public testing::TestWithParam<std::array<MediaTime, 3>> {};

TEST_P(LadderSkew, LeavesEveryPictureCutAtTheSamePlaces) {
    LadderRun run({{"1080p", 1920, 1080, GetParam()[0]},
                   {"720p", 1280, 720, GetParam()[1]},
                   {"480p", 854, 480, GetParam()[2]}});
    for (const std::size_t picture : {0U, 1U, 2U}) {
        run.announce(picture);
    }
    run.announceSound();
    run.run(40s);
    test::expectAligned(run, 0, 1);
    test::expectAligned(run, 0, 2);
    EXPECT_EQ(run.counters().samplesDropped, 0U);
    const auto multivariant = hls::parseMultivariantPlaylist(run.multivariant());
    ASSERT_TRUE(multivariant.has_value());
    ASSERT_EQ(multivariant->variants.size(), 3U);
    EXPECT_EQ(multivariant->variants[0].uri, "s1/video-1080p/media.m3u8");
    EXPECT_EQ(multivariant->variants[2].width, 854U);
    EXPECT_EQ(run.checker(0).gapPartsSeen() + run.checker(2).gapPartsSeen(), 0U);
    EXPECT_EQ(run.checker(2).playlist().renditionReports.size(), 3U);
    run.end();
    EXPECT_TRUE(run.checker(1).playlist().hasEndList);
}

INSTANTIATE_TEST_SUITE_P(AlignedRenditions, LadderSkew,
                         testing::Values(std::array<MediaTime, 3>{0ms, 0ms, 0ms},
                                         std::array<MediaTime, 3>{0ms, 60ms, 120ms},
                                         std::array<MediaTime, 3>{250ms, 0ms, 80ms}));

TEST(AlignedRenditions, APictureThatStopsLeavesTheOthersAlone) {
    LadderRun run({{"1080p", 1920, 1080}, {"480p", 854, 480}}, kEventful);
    run.announce(0);
    run.announce(1);
    run.announceSound();
    run.run(20s);
    run.picture(0).flows = false;
    run.run(10s);
    EXPECT_GT(run.checker(0).gapPartsSeen(), 0U);
    EXPECT_EQ(run.checker(1).gapPartsSeen(), 0U);
    EXPECT_EQ(run.sound().gapPartsSeen(), 0U);
    auto multivariant = hls::parseMultivariantPlaylist(run.multivariant());
    ASSERT_EQ(multivariant->variants.size(), 1U);
    EXPECT_EQ(multivariant->variants.front().width, 854U);
    run.picture(0).flows = true;
    run.run(20s);
    test::expectAligned(run, 0, 1);
    EXPECT_EQ(hls::parseMultivariantPlaylist(run.multivariant())->variants.size(), 2U);
    EXPECT_TRUE(run.checker(0).discontinuitiesSeen().empty());
}

TEST(AlignedRenditions, APictureThatComesLateJoinsWhereASegmentBegins) {
    LadderRun run({{"1080p", 1920, 1080}, {"480p", 854, 480, 0ms, false}});
    run.announce(0);
    run.announceSound();
    run.run(15300ms);
    EXPECT_EQ(run.window(1), nullptr);
    run.announce(1);
    run.picture(1).flows = true;
    run.run(20s);
    test::expectAligned(run, 0, 1);
    EXPECT_TRUE(run.checker(0).discontinuitiesSeen().empty());
    EXPECT_TRUE(run.checker(1).discontinuitiesSeen().empty());
    EXPECT_EQ(hls::parseMultivariantPlaylist(run.multivariant())->variants.size(), 2U);
}

TEST(AlignedRenditions, WhicheverPictureComesBackFirstLeads) {
    LadderRun run({{"1080p", 1920, 1080}, {"480p", 854, 480}}, kEventful);
    run.announce(0);
    run.announce(1);
    run.announceSound();
    run.run(20s);
    run.picture(0).flows = false;
    run.picture(1).flows = false;
    run.run(10s);
    run.picture(1).flows = true;
    run.run(15s);
    EXPECT_FALSE(run.window(1)->isEnded());
    const std::size_t parts = run.checker(1).mediaPartsSeen();
    run.run(10s);
    EXPECT_GT(run.checker(1).mediaPartsSeen(), parts);
    run.picture(0).flows = true;
    run.run(20s);
    test::expectAligned(run, 0, 1);
}

TEST(AlignedRenditions, TimestampsRoundedOtherwiseAreTheSameCut) {
    LadderRun run({{"1080p", 1920, 1080}, {"480p", 854, 480, 0ms, true, -1ms}}, kEventful);
    run.announce(0);
    run.announce(1);
    run.announceSound();
    run.run(30s);
    test::expectAligned(run, 0, 1);
}

}  // namespace
}  // namespace sigma::packager
