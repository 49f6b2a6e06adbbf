#include <gtest/gtest.h>

#include "tests/support/player/player_world.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlayerWorld;
using test::WorldSettings;

WorldSettings ultraWorld() {
    WorldSettings settings;
    settings.player.mode = LatencyMode::kUltra;
    return settings;
}

TEST(Conductor, PlaysACleanNetworkAtItsTarget) {
    PlayerWorld world(ultraWorld(), makeDefaultPolicies(LatencyMode::kUltra));
    world.start();
    world.run(60s);
    const PlayerStatus status = world.engine().status();
    EXPECT_EQ(status.state, PlayerState::kPlaying);
    EXPECT_EQ(status.stalls, 0U);
}

}  // namespace
}  // namespace sigma::player
