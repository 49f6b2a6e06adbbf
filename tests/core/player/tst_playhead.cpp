#include <gtest/gtest.h>

#include "tests/core/player/conductor_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class PlayheadTest : public test::ConductorTest {};

TEST_F(PlayheadTest, SeeksBackInTheWindowAndToTheLiveEdge) {
    begin();
    m_world->run(20s);
    const PlayerStatus before = status();
    m_world->engine().seekTo(before.position - 15s);
    m_world->run(5s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_FALSE(status().isFollowing);
    EXPECT_EQ(status().speed, 1);
    EXPECT_LT(std::chrono::abs(*status().latency - 18s), 1500ms);
    m_world->engine().seekToLive();
    m_world->run(5s);
    EXPECT_TRUE(status().isFollowing);
    EXPECT_LT(*status().latency, 3500ms);
    EXPECT_EQ(status().seeks, 2U);
    EXPECT_EQ(status().stalls, 0U);
}

TEST_F(PlayheadTest, SeeksNoFurtherThanTheWindow) {
    begin();
    m_world->run(20s);
    m_world->engine().seekTo(-1h);
    m_world->run(3s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_GE(status().position, status().windowStart - 5s);
    m_world->engine().seekTo(status().windowEnd + 1h);
    m_world->run(3s);
    EXPECT_TRUE(status().isFollowing);
}

TEST_F(PlayheadTest, GoesOnWhereItWasPaused) {
    begin();
    m_world->run(20s);
    m_world->engine().setPaused(true);
    m_world->run(8s);
    EXPECT_EQ(status().state, PlayerState::kPaused);
    const Duration position = status().position;
    m_world->engine().setPaused(false);
    m_world->run(2s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_LT(std::chrono::abs(status().position - position - 2s), 300ms);
    EXPECT_FALSE(status().isFollowing);
    EXPECT_EQ(status().stalls, 0U);
}

TEST_F(PlayheadTest, StaysWhereItWasPausedThoughTheProgramWasStopped) {
    begin();
    m_world->run(20s);
    m_world->engine().setPaused(true);
    m_world->run(1s);
    const Duration position = status().position;
    m_world->suspend(10s);
    m_world->run(2s);
    EXPECT_EQ(status().state, PlayerState::kPaused);
    EXPECT_EQ(status().position, position);
    m_world->engine().setPaused(false);
    m_world->run(2s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_LT(std::chrono::abs(status().position - position - 2s), 300ms);
    EXPECT_FALSE(status().isFollowing);
}

TEST_F(PlayheadTest, GoesBackAtOnceForASlowerMode) {
    begin();
    m_world->run(20s);
    m_world->engine().setMode(LatencyMode::kNormal);
    m_world->run(5s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_TRUE(status().isFollowing);
    EXPECT_GE(status().target, 20s);
    EXPECT_LT(std::chrono::abs(*status().latency - status().target), 2s);
    EXPECT_EQ(status().seeks, 1U);
    EXPECT_EQ(status().stalls, 0U);
}

TEST_F(PlayheadTest, StaysWhereItWasPausedInASlowerMode) {
    begin();
    m_world->run(20s);
    m_world->engine().setPaused(true);
    const Duration position = status().position;
    m_world->engine().setMode(LatencyMode::kNormal);
    m_world->run(3s);
    EXPECT_EQ(status().position, position);
    EXPECT_EQ(status().seeks, 0U);
}

TEST_F(PlayheadTest, StaysWhereTheViewerWentInASlowerMode) {
    begin();
    m_world->run(20s);
    m_world->engine().seekTo(status().position - 10s);
    m_world->run(2s);
    const Duration position = status().position;
    m_world->engine().setMode(LatencyMode::kNormal);
    m_world->run(2s);
    EXPECT_LT(std::chrono::abs(status().position - position - 2s), 300ms);
    EXPECT_EQ(status().seeks, 1U);
}

TEST_F(PlayheadTest, GoesOnAtTheWindowsStartAfterALongPause) {
    begin();
    m_world->run(20s);
    m_world->engine().setPaused(true);
    m_world->run(120s);
    m_world->engine().setPaused(false);
    m_world->run(60s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_GE(status().position, status().windowStart - 5s);
}

TEST_F(PlayheadTest, KeepsWhatIsBufferedInALongPause) {
    begin();
    m_world->run(20s);
    m_world->engine().setPaused(true);
    const Duration position = status().position;
    m_world->run(45s);
    const double bytes = m_world->fetcher().mediaBytes();
    const Duration buffer = status().buffer;
    EXPECT_GT(buffer, 20s);
    m_world->run(120s);
    EXPECT_EQ(m_world->fetcher().mediaBytes(), bytes);
    EXPECT_EQ(status().position, position);
    m_world->engine().setPaused(false);
    m_world->run(20s);
    EXPECT_EQ(status().position, position + 20s);
    m_world->run(40s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_GE(status().position, status().windowStart - 5s);
    EXPECT_EQ(status().stalls, 0U);
}

}  // namespace
}  // namespace sigma::player
