#include <gtest/gtest.h>

#include "core/player/playing/start_choice.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::kNoon;
using test::PlaylistMaker;

TEST(StartChoiceTest, TakesTheModeFromThePlaylist) {
    auto playlist = PlaylistMaker{}.make();
    EXPECT_EQ(modeOf(playlist), LatencyMode::kUltra);
    playlist.serverControl.partHoldBack = 5s;
    EXPECT_EQ(modeOf(playlist), LatencyMode::kLow);
    playlist = PlaylistMaker{.hasParts = false}.make();
    EXPECT_EQ(modeOf(playlist), LatencyMode::kLow);
    playlist.targetDuration = 6s;
    EXPECT_EQ(modeOf(playlist), LatencyMode::kNormal);
}

TEST(StartChoiceTest, KeepsTheDistanceThatTheServerAsksFor) {
    auto playlist = PlaylistMaker{}.make();
    EXPECT_EQ(holdBackOf(playlist, LatencyMode::kUltra), 1500ms);
    EXPECT_EQ(holdBackOf(playlist, LatencyMode::kNormal), 6s);
    playlist.serverControl.partHoldBack.reset();
    playlist.serverControl.holdBack = 9s;
    EXPECT_EQ(holdBackOf(playlist, LatencyMode::kLow), 1500ms);
    EXPECT_EQ(holdBackOf(playlist, LatencyMode::kNormal), 9s);
}

TEST(StartChoiceTest, AimsAtWhatTheViewerWants) {
    const auto playlist = PlaylistMaker{}.make();
    const hls::StartPoint start{-4s, false};
    EXPECT_EQ(idealTarget(playlist, std::nullopt, LatencyMode::kUltra, std::nullopt), 3s);
    EXPECT_EQ(idealTarget(playlist, start, LatencyMode::kUltra, std::nullopt), 4s);
    EXPECT_EQ(idealTarget(playlist, start, LatencyMode::kUltra, 2500ms), 2500ms);
    EXPECT_EQ(idealTarget(playlist, start, LatencyMode::kUltra, 100ms), 1500ms);
    const hls::StartPoint nearer{-1s, false};
    EXPECT_EQ(idealTarget(playlist, nearer, LatencyMode::kUltra, std::nullopt), 2s);
    const hls::StartPoint beginning{4s, false};
    EXPECT_EQ(idealTarget(playlist, beginning, LatencyMode::kUltra, std::nullopt), 3s);
}

class LiveStartTest : public testing::Test {
protected:
    LiveStartTest() { m_timeline.begin(PlaylistMaker{}.make(), nullptr); }

    MediaTimeline m_timeline;  ///< of 13 s, from kNoon + 200 s on
};

TEST_F(LiveStartTest, IsWhereTheLatencyIsTheTarget) {
    EXPECT_EQ(liveStartAt(m_timeline, {3s, 1500ms, kNoon + 213s + 600ms}), 10600ms);
}

TEST_F(LiveStartTest, IsNoNearerToTheEndThanAllowed) {
    EXPECT_EQ(liveStartAt(m_timeline, {3s, 1500ms, kNoon + 215s}), 11500ms);
}

TEST_F(LiveStartTest, GoesByTheEndWithoutDates) {
    EXPECT_EQ(liveStartAt(m_timeline, {3s, 1500ms, std::nullopt}), 10s);
    EXPECT_EQ(liveStartAt(m_timeline, {3s, 1500ms, kNoon + 10h}), 10s);
}

TEST_F(LiveStartTest, IsNotBeforeTheBeginning) {
    EXPECT_EQ(liveStartAt(m_timeline, {30s, 18s, std::nullopt}), 0s);
}

TEST_F(LiveStartTest, BeginsARecordingWhereItSays) {
    EXPECT_EQ(recordingStartAt(m_timeline, std::nullopt), 0s);
    EXPECT_EQ(recordingStartAt(m_timeline, hls::StartPoint{5s, false}), 5s);
    EXPECT_EQ(recordingStartAt(m_timeline, hls::StartPoint{-5s, false}), 8s);
    EXPECT_EQ(recordingStartAt(m_timeline, hls::StartPoint{-50s, false}), 0s);
}

}  // namespace
}  // namespace sigma::player
