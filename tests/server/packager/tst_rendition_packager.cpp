#include <gtest/gtest.h>

#include "core/hls/media_playlist_parser.h"
#include "server/packager/rendition_packager.h"
#include "tests/server/packager/packager_run.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

class RenditionPackagerTest : public testing::Test {
protected:
    RenditionPackagerTest() { m_clock.observe(0s, SteadyTime{}, WallTime{}); }

    void addUntil(MediaTime end) {
        for (; m_next < end; m_next += 40ms) {
            const bool isKey = m_next % 2s == 0s;
            m_rendition.add(*sigma::test::videoSample(stream::toTicks(m_next, 90000), isKey));
        }
    }
    hls::MediaPlaylist playlist(bool isEnded = false) const {
        const auto window = m_rendition.makeWindow({}, 2s, isEnded);
        return hls::parseMediaPlaylist(window->playlist().plain().text()).value();
    }

    PackagingPlan m_plan = PackagingPlan::make(test::ultraProfile(), {2s, 40ms, 25});
    stream::ProgramClock m_clock;
    std::shared_ptr<const media::TrackInfo> m_track = sigma::test::h264Track();
    RenditionPackager m_rendition{"video", m_plan, m_clock, m_track, {7, 3, 0s}};
    MediaTime m_next{0};
};

TEST_F(RenditionPackagerTest, BeginsWhereItsSessionIs) {
    addUntil(1040ms);
    EXPECT_EQ(playlist().mediaSequence, 7U);
    EXPECT_EQ(playlist().discontinuitySequence, 3U);
    EXPECT_EQ(m_rendition.lastPart(), (PartPosition{7, 1}));
}

TEST_F(RenditionPackagerTest, ListsAFinishedSegmentWithTheFirstPartOfTheNext) {
    addUntil(2s);
    m_rendition.finishSegment(2s, true);
    EXPECT_TRUE(playlist().segments.empty());
    EXPECT_EQ(playlist().preloadHints.front().uri, "8.0.m4s");
    addUntil(2520ms);
    ASSERT_EQ(playlist().segments.size(), 1U);
    EXPECT_EQ(playlist().segments.front()->duration, 2s);
    EXPECT_EQ(playlist().inProgress.parts.size(), 1U);
}

TEST(RenditionPackagerStart, TellsPlayersWithoutHoldBackWhereToBegin) {
    stream::ProgramClock clock;
    clock.observe(0s, SteadyTime{}, WallTime{});
    const auto startIn = [&](const domain::LatencyProfile& profile) {
        const auto plan = PackagingPlan::make(profile, {2s, 40ms, 25});
        RenditionPackager rendition("video", plan, clock, sigma::test::h264Track(), {0, 0, 0s});
        for (MediaTime time{0}; time < 3s; time += 40ms) {
            rendition.add(*sigma::test::videoSample(stream::toTicks(time, 90000), time % 2s == 0s));
        }
        const auto window = rendition.makeWindow({}, 2s, false);
        return hls::parseMediaPlaylist(window->playlist().plain().text()).value().start;
    };
    EXPECT_EQ(startIn(test::lowProfile()), (hls::StartPoint{-8s, true}));
    EXPECT_EQ(startIn(test::normalProfile()), (hls::StartPoint{-20s, true}));
    EXPECT_EQ(startIn(test::ultraProfile()), std::nullopt) << "within three target durations";
}

TEST(RenditionPackagerMemory, KeepsTheWindowWithinItsBytes) {
    PackagingPlan plan = PackagingPlan::make(test::ultraProfile(), {2s, 40ms, 25});
    stream::ProgramClock clock;
    clock.observe(0s, SteadyTime{}, WallTime{});
    const auto track = sigma::test::h264Track();
    const auto listedAfterThreeMinutes = [&](std::uint64_t bytes) {
        plan.windowBytes = bytes;
        RenditionPackager rendition("video", plan, clock, track, {0, 0, 0s});
        for (MediaTime time = 0s; time < 180s; time += 40ms) {
            const bool isKey = time % 2s == 0s;
            if (isKey && time != 0s) {
                rendition.finishSegment(time, true);
            }
            rendition.add(*sigma::test::videoSample(stream::toTicks(time, 90000), isKey));
        }
        std::uint64_t held = 0;
        const auto window = rendition.makeWindow({}, std::nullopt, false);
        for (std::uint64_t sequence = 0; sequence != 90; ++sequence) {
            const auto segment = window->segment(sequence);
            held += segment ? segment->bytes() : 0;
        }
        return std::tuple(rendition.isShortened(), window->listedDuration(), held);
    };
    const auto [isShort, listed, held] = listedAfterThreeMinutes(1'000'000'000);
    EXPECT_FALSE(isShort);
    EXPECT_GE(listed, plan.window);
    const auto [isShortOfHalf, listedOfHalf, heldOfHalf] = listedAfterThreeMinutes(held / 4);
    EXPECT_TRUE(isShortOfHalf);
    EXPECT_LT(listedOfHalf, plan.window);
    EXPECT_LE(heldOfHalf, held / 2);
    const auto [isShortOfAll, listedOfAll, heldOfAll] = listedAfterThreeMinutes(1);
    EXPECT_TRUE(isShortOfAll);
    EXPECT_GE(listedOfAll, 3 * MediaTime(plan.targetDuration));
    EXPECT_LE(heldOfAll, heldOfHalf);
}

TEST_F(RenditionPackagerTest, FillsGapsWithWholeParts) {
    EXPECT_EQ(m_rendition.fillGap(1200ms, true), 2U);
    EXPECT_TRUE(m_rendition.endsWithGap());
    EXPECT_EQ(m_rendition.end(), 2 * m_plan.partTarget);
    EXPECT_EQ(m_rendition.fillGap(1200ms, false), 1U);
    EXPECT_EQ(m_rendition.end(), 1200ms);
}

TEST_F(RenditionPackagerTest, LeavesNoNumberOutWhenNothingCame) {
    m_rendition.finishSegment(2s, false);
    m_rendition.endStream();
    ASSERT_EQ(playlist(true).segments.size(), 1U);
    EXPECT_TRUE(playlist(true).segments.front()->isGap);
}

TEST_F(RenditionPackagerTest, NewFormatHasItsOwnMap) {
    addUntil(2s);
    m_rendition.finishSegment(2s, true);
    m_rendition.beginDiscontinuity(sigma::test::h264Track(1920, 1080));
    addUntil(4s);
    m_rendition.endStream();
    const auto ended = playlist(true);
    ASSERT_EQ(ended.segments.size(), 2U);
    EXPECT_EQ(ended.segments[1]->map.uri, "init-2.mp4");
    EXPECT_TRUE(ended.segments[1]->hasDiscontinuityBefore);
    EXPECT_TRUE(ended.hasEndList);
}

}  // namespace
}  // namespace sigma::packager
