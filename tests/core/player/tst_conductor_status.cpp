#include <gtest/gtest.h>

#include "tests/core/player/conductor_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::ConductorTest;
using test::OriginFault;
using test::ultraWorld;
using test::WorldSettings;

TEST_F(ConductorTest, MeasuresLatencyAsTheWorldDoes) {
    begin();
    m_world->run(20s);
    const auto& moment = m_world->moments().back();
    ASSERT_TRUE(moment.sample.latency);
    EXPECT_LT(std::chrono::abs(*moment.sample.latency - *status().latency), 280ms);
}

TEST_F(ConductorTest, SaysThatItLoadsThenPlaysThenIsPaused) {
    begin();
    EXPECT_EQ(status().state, PlayerState::kLoading);
    EXPECT_FALSE(status().startupTime);
    m_world->run(5s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    m_world->engine().setPaused(true);
    EXPECT_EQ(status().state, PlayerState::kPaused);
}

TEST_F(ConductorTest, SaysThatItWaitsWhereNothingNewComes) {
    WorldSettings settings = ultraWorld();
    settings.origin.faults = {{OriginFault::Kind::kStalePlaylists, 5s, 60s}};
    begin(std::move(settings));
    m_world->run(9s);
    EXPECT_EQ(status().state, PlayerState::kStalled);
    m_world->run(6s);
    EXPECT_EQ(status().state, PlayerState::kWaiting);
}

TEST_F(ConductorTest, TellsOfItsWindowAndItsBuffer) {
    begin();
    m_world->run(20s);
    const PlayerStatus now = status();
    EXPECT_LT(now.windowStart, now.position);
    EXPECT_GE(now.windowEnd, now.position + now.buffer - 1s);
    EXPECT_LT(now.liveEdge, now.windowEnd);
    EXPECT_GT(now.bufferBytes, 0U);
    EXPECT_GT(now.bytesLoaded, now.bufferBytes);
    EXPECT_TRUE(now.programDateTime);
    EXPECT_EQ(now.variants->size(), 3U);
}

}  // namespace
}  // namespace sigma::player
