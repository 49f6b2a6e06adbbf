#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/player/playing/live_control.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/policy_doubles.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class LiveControlTest : public testing::Test {
protected:
    void takePlaylist() {
        const auto playlist = test::PlaylistMaker{}.make();
        m_timeline.begin(playlist, nullptr);
        m_live.onPlaylist(playlist, m_timeline, std::nullopt, true);
    }

    sigma::test::FakeClock m_clock;
    test::ScriptedFetcher m_fetcher;
    Requests m_requests{m_fetcher};
    CountedPlayout m_playout{m_clock};
    ClockQuestion m_question{std::nullopt, m_requests, m_clock};
    PlayerSettings m_settings;
    test::ScriptedLatency m_control;
    MediaTimeline m_timeline;
    LiveControl m_live{m_settings, m_control, m_playout, m_question, m_clock};
};

TEST_F(LiveControlTest, LearnsModeAndTargetFromTheFirstPlaylist) {
    takePlaylist();
    EXPECT_EQ(m_live.mode(), LatencyMode::kUltra);
    EXPECT_EQ(m_control.mode(), LatencyMode::kUltra);
    EXPECT_EQ(m_live.target(), 3s);
    m_live.setMode(LatencyMode::kLow);
    EXPECT_EQ(m_live.target(), 9s);
}

TEST_F(LiveControlTest, LearnsThemAnewOfAnotherStream) {
    takePlaylist();
    m_live.measure(10s, std::nullopt);
    EXPECT_NE(m_live.latencyError(), m_live.target());
    m_live.reset();
    EXPECT_EQ(m_live.latencyError(), 0s);
    auto playlist = test::PlaylistMaker{.hasParts = false}.make();
    playlist.targetDuration = 6s;
    m_live.onPlaylist(playlist, m_timeline, std::nullopt, true);
    EXPECT_EQ(m_live.mode(), LatencyMode::kNormal);
    EXPECT_EQ(m_control.mode(), LatencyMode::kNormal);
}

TEST_F(LiveControlTest, SetsTheSpeedFourTimesASecond) {
    takePlaylist();
    m_control.decision.speed = 1.05;
    m_live.update(10s, 2s, std::nullopt);
    EXPECT_EQ(m_live.speed(), 1.05);
    ASSERT_TRUE(m_control.input);
    EXPECT_EQ(m_control.input->latency, 3s);
    EXPECT_EQ(m_control.input->buffer, 2s);
    m_control.decision.speed = 1.1;
    m_clock.advance(249ms);
    m_live.update(10s, 2s, std::nullopt);
    EXPECT_EQ(m_live.speed(), 1.05);
    m_clock.advance(1ms);
    m_live.update(10s, 2s, std::nullopt);
    EXPECT_EQ(m_live.speed(), 1.1);
}

TEST_F(LiveControlTest, PlaysAtNormalSpeedBackInTheWindow) {
    takePlaylist();
    m_control.decision = {1.1, 3s};
    m_live.update(5s, 2s, std::nullopt);
    m_live.setFollowing(false);
    EXPECT_EQ(m_live.speed(), 1);
    m_clock.advance(1s);
    EXPECT_EQ(m_live.update(5s, 2s, std::nullopt), std::nullopt);
    EXPECT_EQ(m_live.speed(), 1);
}

TEST_F(LiveControlTest, SaysHowFarToJump) {
    takePlaylist();
    m_control.decision = {1, 3s};
    EXPECT_EQ(m_live.update(1s, 2s, std::nullopt), 9s);
}

TEST_F(LiveControlTest, ShowsNoLatencyWithoutDates) {
    takePlaylist();
    m_live.measure(10s, std::nullopt);
    EXPECT_EQ(m_live.latency(), std::nullopt);
    EXPECT_EQ(m_live.latencyError(), 0s);
}

TEST_F(LiveControlTest, StartsAtTheTarget) {
    takePlaylist();
    EXPECT_EQ(m_live.startAt(m_timeline), 10s);
}

}  // namespace
}  // namespace sigma::player
