#include <gtest/gtest.h>

#include "core/hls/media_playlist_parser.h"
#include "core/hls/multivariant_playlist_parser.h"
#include "tests/support/player/origin_model.h"

namespace sigma::player::test {
namespace {

using namespace std::chrono_literals;

class OriginModelTest : public testing::Test {
protected:
    OriginModel& at(Duration time) {
        if (!m_origin) {
            m_origin.emplace(m_settings);
        }
        m_now = time;
        m_origin->advanceTo(time);
        return *m_origin;
    }
    std::optional<OriginAnswer> ask(const std::string& target) {
        return m_origin->answer({false, "origin", "80", target}, m_now);
    }
    hls::MediaPlaylist playlist(const std::string& target = "/live/v0/index.m3u8") {
        const auto answer = ask(target);
        const auto parsed = hls::parseMediaPlaylist(answer->body.text());
        EXPECT_FALSE(parsed.has_error());
        return *parsed;
    }
    int status(const std::string& target) {
        const auto answer = ask(target);
        return answer ? answer->status : 0;
    }

    OriginSettings m_settings;
    std::optional<OriginModel> m_origin;
    Duration m_now{0};
};

TEST_F(OriginModelTest, ListsItsLadder) {
    m_settings.broadcast.audio = 64e3;
    at(0s);
    const auto list = hls::parseMultivariantPlaylist(ask("/live/index.m3u8")->body.text());
    ASSERT_FALSE(list.has_error());
    EXPECT_EQ(list->variants.size(), 3U);
    EXPECT_EQ(list->audioRenditions.size(), 1U);
}

TEST_F(OriginModelTest, ListsPartsThatAreThereAndHintsAtTheNext) {
    at(1s);
    const hls::MediaPlaylist list = playlist();
    // Shot from -40 s on: 102 parts are out at 1 s, two of them in the segment in progress.
    EXPECT_EQ(list.inProgress.parts.size(), 2U);
    EXPECT_EQ(list.inProgress.parts.back().uri, "p120.1.m4s");
    EXPECT_TRUE(list.inProgress.parts.front().isIndependent);
    EXPECT_EQ(list.preloadHints.front().uri, "p120.2.m4s");
    EXPECT_EQ(list.renditionReports.size(), 2U);
    EXPECT_EQ(list.segments.size() + list.mediaSequence, 120U);
    EXPECT_EQ(list.serverControl.partHoldBack, 1200ms);
}

TEST_F(OriginModelTest, HoldsAReloadUntilThePartIsThere) {
    at(1s);
    EXPECT_EQ(status("/live/v0/index.m3u8?_HLS_msn=120&_HLS_part=1"), 200);
    EXPECT_EQ(status("/live/v0/index.m3u8?_HLS_msn=120&_HLS_part=2"), 0);
    EXPECT_EQ(status("/live/v0/index.m3u8?_HLS_msn=123&_HLS_part=0"), 400);
    EXPECT_EQ(status("/live/v0/index.m3u8?_HLS_part=0"), 400);
    at(1251ms);
    EXPECT_EQ(status("/live/v0/index.m3u8?_HLS_msn=120&_HLS_part=2"), 200);
}

TEST_F(OriginModelTest, SkipsOldSegmentsForThoseThatAskForIt) {
    at(1s);
    const auto list = playlist("/live/v0/index.m3u8?_HLS_skip=YES");
    ASSERT_TRUE(list.skip);
    EXPECT_GT(list.skip->segments, 5U);
}

TEST_F(OriginModelTest, HoldsAHintedPartUntilItIsWhole) {
    at(1s);
    EXPECT_EQ(status("/live/v0/p120.1.m4s"), 200);
    EXPECT_EQ(status("/live/v0/p120.2.m4s"), 0);
    EXPECT_EQ(status("/live/v0/p121.2.m4s"), 404);
    EXPECT_EQ(status("/live/v0/s120.m4s"), 404);
    EXPECT_EQ(status("/live/v0/s119.m4s"), 200);
}

TEST_F(OriginModelTest, SendsAHintedPartAsItIsMadeWhereItIsAskedTo) {
    m_settings.sendsPartsWhileMade = true;
    at(1s);
    const auto answer = ask("/live/v0/p120.2.m4s");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->madeFrom, 850ms);
    EXPECT_EQ(answer->madeUntil, 1250ms);
}

TEST_F(OriginModelTest, MeanBitrateIsThatOfTheLadder) {
    at(60s);
    double bytes = 0;
    for (int sequence = 110; sequence != 140; ++sequence) {
        bytes +=
            static_cast<double>(ask("/live/v2/s" + std::to_string(sequence) + ".m4s")->body.size());
    }
    EXPECT_NEAR(bytes * 8 / 60, 1000e3, 60e3);
}

TEST_F(OriginModelTest, FailsByScript) {
    m_settings.faults = {{OriginFault::Kind::kMissingParts, 1s, 1500ms, 0},
                         {OriginFault::Kind::kUnavailable, 3s, 4s},
                         {OriginFault::Kind::kStalePlaylists, 5s, 6s}};
    at(2s);
    EXPECT_EQ(status("/live/v0/p120.2.m4s"), 404);
    EXPECT_EQ(status("/live/v1/p120.2.m4s"), 200);
    at(3s);
    EXPECT_EQ(status("/live/v0/index.m3u8"), 503);
    at(5900ms);
    EXPECT_EQ(playlist("/live/v0/index.m3u8?_HLS_msn=122&_HLS_part=4").preloadHints.front().uri,
              "p122.2.m4s");
}

TEST_F(OriginModelTest, GapsDiscontinuitiesAndPausesShow) {
    m_settings.events = {{BroadcastEvent::Kind::kGap, 1s, 1100ms},
                         {BroadcastEvent::Kind::kDiscontinuity, 3s, 3100ms},
                         {BroadcastEvent::Kind::kPaused, 6s, 9s}};
    at(2s);
    EXPECT_TRUE(playlist().inProgress.parts[2].isGap);
    EXPECT_EQ(status("/live/v0/p120.2.m4s"), 404);
    at(5s);
    EXPECT_TRUE(playlist().inProgress.hasDiscontinuityBefore);
    EXPECT_EQ(playlist().inProgress.map.uri, "init1.mp4");
    at(8s);
    const auto paused = playlist();
    at(9500ms);
    const auto later = playlist();
    EXPECT_EQ(paused.inProgress.parts.size(), 5U);
    EXPECT_TRUE(later.inProgress.hasDiscontinuityBefore);
    EXPECT_EQ(*later.inProgress.programDateTime - *later.segments.back()->programDateTime, 5s);
}

TEST_F(OriginModelTest, NumbersEachRenditionAsItIsTold) {
    m_settings.firstSequences = {100, 7000};
    at(1s);
    EXPECT_EQ(playlist("/live/v1/index.m3u8").inProgress.parts.back().uri, "p7020.1.m4s");
    EXPECT_EQ(status("/live/v1/p7020.1.m4s"), 200);
    EXPECT_EQ(playlist().renditionReports.front().lastMsn, 7020U);
}

TEST_F(OriginModelTest, TellsTheTimeThatItsProgrammeIsDatedBy) {
    at(1500ms);
    EXPECT_EQ(ask("/time")->body.text(), "1767225601500");
    EXPECT_EQ(*playlist().inProgress.programDateTime, hls::DateTime(1'767'225'600s));
}

}  // namespace
}  // namespace sigma::player::test
