#include <gtest/gtest.h>

#include "core/player/adaptation/player_policies.h"

namespace sigma::player {
namespace {

TEST(PlayerPoliciesTest, DefaultsAreComplete) {
    const PlayerPolicies policies = makeDefaultPolicies();
    EXPECT_TRUE(policies.bandwidth);
    EXPECT_TRUE(policies.abr);
    EXPECT_TRUE(policies.latency);
}

}  // namespace
}  // namespace sigma::player
