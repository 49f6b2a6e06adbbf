#include <gtest/gtest.h>

#include "core/hls/multivariant_playlist_parser.h"
#include "tests/server/packager/packager_run.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;
using test::PackagerRun;
using test::PlaylistChecker;

/// Gaps and cuts that nobody could foresee.
constexpr PlaylistChecker::Expectations kEventful{
    .rightHints = false, .filledParts = true, .contiguous = true, .steadySegments = true};

void expectSameNumbers(PackagerRun& run) {
    const auto& video = run.video().playlist();
    const auto& audio = run.audio().playlist();
    const auto next = [](const hls::MediaPlaylist& each) {
        return each.mediaSequence + each.segments.size();
    };
    EXPECT_LE(std::max(next(video), next(audio)) - std::min(next(video), next(audio)), 1U);
}

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

INSTANTIATE_TEST_SUITE_P(HlsPackager, Outages,
                         testing::Values(std::pair(test::ultraProfile(), MediaTime(20s)),
                                         std::pair(test::ultraProfile(), MediaTime(20700ms)),
                                         std::pair(test::ultraProfile(), MediaTime(21300ms)),
                                         std::pair(test::ultraProfile(), MediaTime(21990ms)),
                                         std::pair(test::lowProfile(), MediaTime(20500ms)),
                                         std::pair(test::normalProfile(), MediaTime(21500ms)),
                                         std::pair(test::normalProfile(), MediaTime(23500ms))));

TEST(HlsPackagerEvents, HiccupsLoseNothingWhereverTheyCome) {
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

TEST(HlsPackagerEvents, SoundGoesOnWhileTheVideoIsAway) {
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

TEST(HlsPackagerEvents, VideoGoesOnWhileTheSoundIsAway) {
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

TEST(HlsPackagerEvents, NewResolutionIsADiscontinuityOfBothRenditions) {
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

TEST(HlsPackagerEvents, NewTimelineWaitsForAKeyFrame) {
    PackagerRun run({}, test::ultraProfile(), kEventful);
    run.announceAll();
    run.run(20700ms);
    run.send(media::Discontinuity{});
    run.run(10s);
    EXPECT_EQ(run.video().discontinuitiesSeen().size(), 1U);
    EXPECT_EQ(run.audio().discontinuitiesSeen(), run.video().discontinuitiesSeen());
    EXPECT_EQ(run.video().playlist().segments.back()->map, "init-1.mp4");
}

TEST(HlsPackagerEvents, SoundThatComesLateJoinsAtTheNextKeyFrame) {
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

TEST(HlsPackagerEvents, VideoThatComesLateBeginsWithAKeyFrame) {
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

TEST(HlsPackagerEvents, EndIsSaidEvenOfASessionThatHardlyBegan) {
    PackagerRun run({});
    run.announceAll();
    run.run(500ms);
    EXPECT_FALSE(run.video().hasSeenAny());
    run.end();
    EXPECT_TRUE(run.video().playlist().hasEndList);
    EXPECT_TRUE(run.audio().playlist().hasEndList);
    EXPECT_TRUE(run.snapshot()->isEnded);
}

TEST(HlsPackagerEvents, EndOfASessionWithoutMediaIsNoFailure) {
    PackagerRun run({});
    run.end();
    EXPECT_TRUE(run.snapshot()->isEnded);
    EXPECT_FALSE(run.snapshot()->multivariant);
}

}  // namespace
}  // namespace sigma::packager
