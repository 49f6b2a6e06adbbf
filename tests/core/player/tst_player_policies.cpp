#include <gtest/gtest.h>

#include "core/player/adaptation/player_policies.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

TEST(PlayerPoliciesTest, DefaultsAreCompleteAndKnowTheMode) {
    const PlayerPolicies policies = makeDefaultPolicies(LatencyMode::kLow);
    EXPECT_TRUE(policies.bandwidth);
    EXPECT_TRUE(policies.abr);
    EXPECT_EQ(policies.latency->target(SteadyTime(1h)), 9s);
}

}  // namespace
}  // namespace sigma::player
