#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/player/player_world.h"

namespace sigma::player::test {

inline WorldSettings ultraWorld() {
    WorldSettings settings;
    settings.player.mode = LatencyMode::kUltra;
    return settings;
}

/// A viewer in a world where something goes wrong.
class ConductorTest : public testing::Test {
protected:
    void begin(WorldSettings settings = ultraWorld()) {
        m_world.emplace(std::move(settings), makeDefaultPolicies());
        m_world->start();
    }
    PlayerStatus status() { return m_world->engine().status(); }
    /// Plays well again: near to its target, and nothing stalls in the last ten seconds.
    void expectRecovered() {
        const std::size_t stalls = status().stalls;
        m_world->run(std::chrono::seconds(10));
        const PlayerStatus after = status();
        EXPECT_EQ(after.state, PlayerState::kPlaying);
        EXPECT_EQ(after.stalls, stalls);
        ASSERT_TRUE(after.latency.has_value());
        EXPECT_LT(*after.latency, after.target + std::chrono::milliseconds(300));
        EXPECT_GT(*after.latency, after.target - std::chrono::seconds(1));
    }
    std::size_t count(PlayerEventKind kind) {
        takeEvents();
        return static_cast<std::size_t>(std::ranges::count(m_events, kind, &PlayerEvent::kind));
    }
    void takeEvents() {
        for (PlayerEvent& event : m_world->engine().takeEvents()) {
            m_events.push_back(std::move(event));
        }
    }

    std::optional<PlayerWorld> m_world;
    std::vector<PlayerEvent> m_events;
};

}  // namespace sigma::player::test
