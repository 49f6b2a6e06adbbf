#include <gtest/gtest.h>

#include "core/player/stream/playlist_tracker.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlaylistMaker;

constexpr SteadyTime kStart{std::chrono::hours(1)};

class PlaylistTrackerTest : public testing::Test {
protected:
    /// Asks at that time and returns the query.
    std::string ask(SteadyTime at) {
        EXPECT_TRUE(m_tracker.dueAt().has_value());
        const std::string target = m_tracker.takeRequest(at).url.target;
        return target.substr(std::min(target.find('?'), target.size()));
    }
    Result<PlaylistChange> answer(const std::string& text, SteadyTime at) {
        return m_tracker.onAnswer(test::answerWith(text, at), at);
    }
    void load(const PlaylistMaker& maker, SteadyTime at) {
        ask(at);
        ASSERT_TRUE(answer(maker.text(), at).has_value());
    }

    PlaylistTracker m_tracker{test::urlOf("http://a.example/live/v.m3u8")};
};

TEST_F(PlaylistTrackerTest, AsksPlainlyAtFirst) {
    EXPECT_EQ(ask(kStart), "");
    EXPECT_FALSE(m_tracker.dueAt().has_value());
}

TEST_F(PlaylistTrackerTest, AsksForTheNextPartAtOnce) {
    load({}, kStart);
    EXPECT_EQ(m_tracker.dueAt(), kStart);
    EXPECT_EQ(ask(kStart), "?_HLS_msn=106&_HLS_part=2&_HLS_skip=YES");
    EXPECT_EQ(m_tracker.end(), (ChunkPosition{106, 2}));
}

TEST_F(PlaylistTrackerTest, KeepsTheQueryThatTheAddressHas) {
    PlaylistTracker tracker(test::urlOf("http://a.example/v.m3u8?token=x"));
    tracker.takeRequest(kStart);
    ASSERT_TRUE(tracker.onAnswer(test::answerWith(PlaylistMaker{}.text()), kStart).has_value());
    EXPECT_EQ(tracker.takeRequest(kStart + 10s).url.target,
              "/v.m3u8?token=x&_HLS_msn=106&_HLS_part=2");
}

TEST_F(PlaylistTrackerTest, AsksForASkipOnlyWhileItsPlaylistIsYoung) {
    load({}, kStart);
    EXPECT_EQ(ask(kStart + 5999ms), "?_HLS_msn=106&_HLS_part=2&_HLS_skip=YES");
    m_tracker.onCancelled();
    EXPECT_EQ(ask(kStart + 6s), "?_HLS_msn=106&_HLS_part=2");
}

TEST_F(PlaylistTrackerTest, MergesADeltaUpdate) {
    load({.segments = 12}, kStart);
    ask(kStart);
    const auto next = PlaylistMaker{.first = 101, .segments = 12, .parts = 1}.make();
    ASSERT_EQ(*answer(hls::writeDeltaUpdate(next, hls::SkipKind::kSegments), kStart + 1s),
              PlaylistChange::kUpdated);
    EXPECT_EQ(hls::writeMediaPlaylist(m_tracker.playlist()), hls::writeMediaPlaylist(next));
}

TEST_F(PlaylistTrackerTest, AsksForTheWholePlaylistWhereARangeMayFollowAnother) {
    auto playlist = PlaylistMaker{.segments = 12}.make();
    playlist.inProgress.parts.back().range = hls::ByteRange{100, 50};
    ask(kStart);
    ASSERT_TRUE(answer(hls::writeMediaPlaylist(playlist), kStart).has_value());
    EXPECT_EQ(ask(kStart), "?_HLS_msn=112&_HLS_part=2");
}

TEST_F(PlaylistTrackerTest, AsksForTheWholePlaylistWhereAMergeFails) {
    load({.segments = 12}, kStart);
    ask(kStart);
    const auto far = PlaylistMaker{.first = 150, .segments = 12}.make();
    EXPECT_TRUE(
        answer(hls::writeDeltaUpdate(far, hls::SkipKind::kSegments), kStart + 1s).has_error());
    EXPECT_EQ(m_tracker.dueAt(), kStart + 1s);
    EXPECT_EQ(ask(kStart + 1s), "");
}

TEST_F(PlaylistTrackerTest, AsksWithoutDirectivesAfterA503) {
    load({}, kStart);
    ask(kStart);
    EXPECT_EQ(m_tracker.onAnswer(test::answerOf(503), kStart + 7s).error().code,
              ErrorCode::kUnavailable);
    EXPECT_EQ(m_tracker.dueAt(), kStart + 7s);
    EXPECT_EQ(ask(kStart + 7s), "");
    ASSERT_EQ(*answer(PlaylistMaker{}.text(), kStart + 7s), PlaylistChange::kNone);
    EXPECT_EQ(ask(kStart + 7s), "?_HLS_msn=106&_HLS_part=2&_HLS_skip=YES");
}

TEST_F(PlaylistTrackerTest, AsksPlainlyForAWhileWhereBlockingReloadsAreRefused) {
    load({}, kStart);
    std::size_t plain = 0;
    std::size_t blocking = 0;
    for (SteadyTime now = kStart; now < kStart + 60s;
         now = std::max(now + 10ms, *m_tracker.dueAt())) {
        const bool isPlain = ask(now).empty();
        ++(isPlain ? plain : blocking);
        const FetchAnswer answer =
            isPlain ? test::answerWith(PlaylistMaker{}.text()) : test::answerOf(503);
        EXPECT_EQ(m_tracker.onAnswer(answer, now).has_value(), isPlain);
    }
    EXPECT_GE(blocking, 5U);
    EXPECT_LE(blocking, 12U);
    EXPECT_GE(plain, 200U);
    EXPECT_LE(plain, 300U);
}

TEST_F(PlaylistTrackerTest, TrustsBlockingReloadsAgainOnceOneWorked) {
    load({}, kStart);
    const auto refuse = [this](SteadyTime at) {
        EXPECT_NE(ask(at), "");
        EXPECT_TRUE(m_tracker.onAnswer(test::answerOf(503), at).has_error());
        EXPECT_EQ(ask(at), "");
        EXPECT_TRUE(answer(PlaylistMaker{}.text(), at).has_value());
    };
    refuse(kStart);
    EXPECT_EQ(m_tracker.dueAt(), kStart);
    refuse(kStart);
    EXPECT_GT(m_tracker.dueAt(), kStart);
    EXPECT_NE(ask(kStart + 1s), "");
    ASSERT_EQ(*answer(PlaylistMaker{.parts = 3}.text(), kStart + 1s), PlaylistChange::kUpdated);
    refuse(kStart + 1s);
    EXPECT_EQ(m_tracker.dueAt(), kStart + 1s);
}

TEST_F(PlaylistTrackerTest, WaitsLongerWithEachFailure) {
    std::vector<Duration> waits;
    SteadyTime now = kStart;
    for (int i = 0; i != 7; ++i) {
        ask(now);
        EXPECT_TRUE(m_tracker.onAnswer(test::answerOf(404), now).has_error());
        waits.push_back(std::chrono::duration_cast<Duration>(*m_tracker.dueAt() - now));
        now = *m_tracker.dueAt();
    }
    EXPECT_EQ(waits, (std::vector<Duration>{250ms, 500ms, 1s, 2s, 4s, 4s, 4s}));
    EXPECT_EQ(m_tracker.failures(), 7U);
}

TEST_F(PlaylistTrackerTest, IsSeededByARenditionReport) {
    m_tracker.beginAgain(hls::RenditionReport{"v.m3u8", 12, 3});
    EXPECT_EQ(ask(kStart), "?_HLS_msn=12&_HLS_part=3");
    EXPECT_TRUE(m_tracker.onAnswer(test::answerOf(400), kStart).has_error());
    EXPECT_EQ(ask(*m_tracker.dueAt()), "");
}

TEST_F(PlaylistTrackerTest, ReloadsAPlainPlaylistAsOftenAsItsSegmentsLast) {
    load({.hasParts = false}, kStart);
    EXPECT_EQ(m_tracker.dueAt(), kStart + 2s);
    EXPECT_EQ(ask(kStart + 2s), "");
    ASSERT_EQ(*answer(PlaylistMaker{.hasParts = false}.text(), kStart + 2100ms),
              PlaylistChange::kNone);
    EXPECT_EQ(m_tracker.dueAt(), kStart + 3s);
}

TEST_F(PlaylistTrackerTest, DoesNotHurryAServerThatDoesNotBlock) {
    load({}, kStart);
    ask(kStart);
    ASSERT_EQ(*answer(PlaylistMaker{}.text(), kStart + 10ms), PlaylistChange::kNone);
    EXPECT_EQ(m_tracker.dueAt(), kStart + 260ms);
}

TEST_F(PlaylistTrackerTest, PassesOverAnAnswerThatIsOld) {
    load({}, kStart);
    ask(kStart);
    ASSERT_EQ(*answer(PlaylistMaker{.first = 99}.text(), kStart), PlaylistChange::kNone);
    EXPECT_EQ(m_tracker.end(), (ChunkPosition{106, 2}));
}

TEST_F(PlaylistTrackerTest, KnowsAStreamThatBeganAnew) {
    load({}, kStart);
    ask(kStart);
    auto anew = PlaylistMaker{.first = 0}.make();
    for (auto& segment : anew.segments) {
        auto later = std::make_shared<hls::Segment>(*segment);
        later->programDateTime = *later->programDateTime + 10min;
        segment = later;
    }
    anew.inProgress.programDateTime = *anew.inProgress.programDateTime + 10min;
    EXPECT_EQ(*answer(hls::writeMediaPlaylist(anew), kStart + 5s), PlaylistChange::kReset);
}

TEST_F(PlaylistTrackerTest, TakesLowerNumbersForANewStreamInTheEnd) {
    load({.hasDates = false}, kStart);
    const std::string low = PlaylistMaker{.first = 3, .hasDates = false}.text();
    SteadyTime now = kStart;
    auto change = PlaylistChange::kNone;
    for (int i = 0; i != 8 && change == PlaylistChange::kNone; ++i) {
        now += 2s;
        ask(now);
        change = *answer(low, now);
    }
    EXPECT_EQ(change, PlaylistChange::kReset);
}

TEST_F(PlaylistTrackerTest, StopsAtTheEndOfTheList) {
    auto ended = PlaylistMaker{.hasParts = false}.make();
    ended.hasEndList = true;
    ask(kStart);
    ASSERT_TRUE(answer(hls::writeMediaPlaylist(ended), kStart).has_value());
    EXPECT_FALSE(m_tracker.dueAt().has_value());
}

TEST_F(PlaylistTrackerTest, RefusesADeltaUpdateOfNothing) {
    ask(kStart);
    const auto playlist = PlaylistMaker{.segments = 12}.make();
    EXPECT_EQ(
        answer(hls::writeDeltaUpdate(playlist, hls::SkipKind::kSegments), kStart).error().context,
        "a delta update that was not asked for");
}

TEST_F(PlaylistTrackerTest, NamesEncryptionClearly) {
    ask(kStart);
    const auto refused =
        answer("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n", kStart);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace sigma::player
