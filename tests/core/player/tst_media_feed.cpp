#include <gtest/gtest.h>

#include "tests/core/player/feed_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class MediaFeedTest : public test::FeedFixture {
protected:
    /// "s", beside the pictures of "a".
    void addSound() {
        StreamAudio audio;
        audio.url = test::urlOf("http://a.example/s/v.m3u8");
        m_layout.variants[0].audio = 0;
        m_layout.audios.push_back(std::move(audio));
    }
};

TEST_F(MediaFeedTest, FillsThePlayout) {
    begin();
    EXPECT_FALSE(m_feed.hasMedia());
    answer("a106.0.m4s");
    EXPECT_TRUE(m_feed.hasMedia());
    EXPECT_EQ(m_feed.firstAt(), 12s);
    EXPECT_EQ(m_feed.loadedUntil(), 12500ms);
    m_playout.start(12s);
    EXPECT_EQ(m_playout.status().bufferedUntil, 12500ms);
    EXPECT_EQ(m_feed.figures().bytesLoaded, 1000U);
    EXPECT_EQ(m_bandwidth.transfers, 1U);
}

TEST_F(MediaFeedTest, FollowsTheRuleToAnotherQuality) {
    begin();
    m_rule.decision = AbrDecision{.quality = 0, .probe = std::nullopt};
    answer("a106.0.m4s");
    m_sources.tick();
    EXPECT_TRUE(asks("b/v.m3u8"));
    EXPECT_TRUE(asks("a106.1.m4s"));
}

TEST_F(MediaFeedTest, FollowsTheSoundOfTheQualityThatIsToCome) {
    for (const char* const name : {"s", "t"}) {
        StreamAudio audio;
        audio.url = test::urlOf("http://a.example/" + std::string(name) + "/v.m3u8");
        m_layout.variants[m_layout.audios.size()].audio = m_layout.audios.size();
        m_layout.audios.push_back(std::move(audio));
    }
    m_rule.decision = AbrDecision{.quality = 0, .probe = std::nullopt};
    m_feed.setLayout(m_layout, 0);
    load("a");
    EXPECT_TRUE(asks("s/v.m3u8"));
    m_feed.aim(12s, 12s);
    advance();
    advance();
    load("t");
    advance();
    EXPECT_TRUE(asks("t106.0.m4s"));
    EXPECT_FALSE(asks("s106.0.m4s"));
}

TEST_F(MediaFeedTest, CountsWhatCameOfThePictureBeforeTheSoundThatCameBesideIt) {
    addSound();
    begin();
    load("s");
    advance();
    answer("sinit.mp4");
    for (const FetchRequest& request : m_world.fetcher.open()) {
        if (toString(request.url).ends_with("a106.0.m4s")) {
            m_world.requests.onProgress(request.id, {m_world.clock.steadyNow(), 500});
        }
    }
    m_world.fetcher.answer(m_world.requests, "s106.0.m4s", test::answerWith("sound"));
    EXPECT_EQ(m_bandwidth.whole, (std::vector{false, true}));
}

TEST_F(MediaFeedTest, KeepsWithinItsBuffer) {
    m_limits.ahead = 400ms;
    begin();
    answer("a106.0.m4s");
    EXPECT_FALSE(asks("a106.1.m4s"));
    m_position = 12200ms;
    advance();
    EXPECT_TRUE(asks("a106.1.m4s"));
}

TEST_F(MediaFeedTest, KeepsWithinItsBytes) {
    m_limits.bytes = 500;
    begin();
    answer("a106.0.m4s");
    EXPECT_FALSE(asks("a106.1.m4s"));
}

TEST_F(MediaFeedTest, LeavesTheSoundItsRoomWhereThePictureHasFilledItsOwn) {
    addSound();
    m_limits.bytes = 500;
    begin();
    answer("a106.0.m4s");
    EXPECT_FALSE(asks("a106.1.m4s"));
    load("s");
    advance();
    EXPECT_TRUE(asks("s106.0.m4s"));
}

TEST_F(MediaFeedTest, LoadsNoSoundLongBeforeItsPictures) {
    addSound();
    m_position = 8s;
    m_feed.setLayout(m_layout, 0);
    load("a");
    m_feed.aim(8s, 8s);
    advance();
    load("s");
    advance();
    for (const char* const name : {"ainit.mp4", "sinit.mp4", "s104.0.m4s", "s104.1.m4s"}) {
        answer(name);
    }
    EXPECT_TRUE(asks("a104.0.m4s"));
    EXPECT_TRUE(asks("s104.2.m4s"));
    answer("s104.2.m4s");
    EXPECT_FALSE(asks("s104.3.m4s"));
    answer("a104.0.m4s");
    EXPECT_TRUE(asks("s104.3.m4s"));
}

TEST_F(MediaFeedTest, TellsItsPlaylistsHowFarTheyAreLoaded) {
    begin();
    m_sources.tick();
    EXPECT_TRUE(asks("_HLS_msn=106&_HLS_part=2&_HLS_skip=YES"));
}

TEST_F(MediaFeedTest, AsksNoRuleWhereThereIsNothingToChoose) {
    m_layout.variants.resize(1);
    begin();
    EXPECT_TRUE(asks("a106.0.m4s"));
    EXPECT_FALSE(m_rule.input);
}

TEST_F(MediaFeedTest, ProbesWhatTheRuleWantsToKnow) {
    m_rule.decision = AbrDecision{.quality = 1, .probe = 0};
    begin();
    load("b");
    m_rule.decision.reset();
    advance();
    EXPECT_TRUE(asks("b106.1.m4s"));
}

TEST_F(MediaFeedTest, NotesFaults) {
    begin();
    m_world.fetcher.answer(m_world.requests, "a106.0.m4s", test::answerOf(404));
    EXPECT_EQ(m_feed.figures().faults, 1U);
    EXPECT_EQ(m_events.takeAll().front().kind, PlayerEventKind::kFault);
}

TEST_F(MediaFeedTest, ForgetsEverythingWhenItStops) {
    begin();
    answer("a106.0.m4s");
    m_feed.stop();
    EXPECT_FALSE(m_feed.isAimed());
    EXPECT_FALSE(m_feed.hasMedia());
    EXPECT_FALSE(asks("a106.1.m4s"));
}

TEST_F(MediaFeedTest, BeginsAnewInTheQualityThatWasToComeIfItsPlaylistIsKnown) {
    begin();
    m_feed.want(1);
    ASSERT_NE(m_feed.comingSource(), nullptr);
    m_feed.stop();
    EXPECT_EQ(m_feed.variant(), 0U);
    m_feed.aim(12s, 12s);
    m_feed.want(1);
    load("b");
    m_feed.stop();
    EXPECT_EQ(m_feed.variant(), 1U);
    EXPECT_EQ(m_feed.comingSource(), nullptr);
}

TEST_F(MediaFeedTest, BeginsAtTheNearerEntryPointWhereThatIsNotTooLate) {
    m_feed.setLayout(m_layout, 0);
    load("a");
    m_feed.aim(11500ms, 11500ms);
    EXPECT_EQ(m_feed.firstAt(), 10s);
    m_feed.aim(11500ms, 12500ms);
    EXPECT_EQ(m_feed.firstAt(), 12s);
}

class LateWayBackTest : public MediaFeedTest {
protected:
    /// Plays from 10 s on, has loaded up to 12.5 s, and waits for "b" from 12 s on.
    void goBack() {
        m_position = 10s;
        m_feed.setLayout(m_layout, 0);
        load("a");
        m_feed.aim(10s, 10s);
        advance();
        answer("ainit.mp4");
        for (const char* const part : {"a105.0.m4s", "a105.1.m4s", "a105.2.m4s", "a105.3.m4s"}) {
            answer(part);
        }
        answer("a106.0.m4s");
        m_playout.start(10s);
        m_rule.decision = AbrDecision{.quality = 0, .givesUpTransfer = true, .probe = std::nullopt};
        advance();
        m_rule.decision->givesUpTransfer = false;
        load("b");
        advance();
        answer("binit.mp4");
    }
    void playTo(Duration position) {
        m_world.clock.advance(position - m_position);
        m_position = position;
    }
};

TEST_F(LateWayBackTest, TakesThePlaceOfWhatIsBufferedWhereItIsInTime) {
    goBack();
    ASSERT_TRUE(asks("b106.0.m4s"));
    playTo(11s);
    answer("b106.0.m4s");
    EXPECT_EQ(m_feed.log().variantAt(12s), 1U);
    EXPECT_EQ(m_playout.status().bufferedUntil, 12500ms);
}

TEST_F(LateWayBackTest, DropsNothingThatIsPlayedWhereItComesTooLate) {
    goBack();
    ASSERT_TRUE(asks("b106.0.m4s"));
    playTo(12200ms);
    answer("b106.0.m4s");
    EXPECT_TRUE(m_playout.status().isRunning);
    EXPECT_EQ(m_playout.status().position, 12200ms);
    EXPECT_EQ(m_playout.status().bufferedUntil, 12500ms);
    EXPECT_EQ(m_feed.log().variantAt(12200ms), 0U);
    answer("b106.1.m4s");
    EXPECT_EQ(m_feed.log().variantAt(12600ms), 1U);
    EXPECT_EQ(m_playout.status().bufferedUntil, 13s);
}

}  // namespace
}  // namespace sigma::player
