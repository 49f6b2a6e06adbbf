#include <gtest/gtest.h>

#include "server/config/server_config.h"

namespace sigma::config {
namespace {

TEST(ServerConfig, HasOneChannelWhereThereIsNoFile) {
    const ServerConfig config = ServerConfig::withLiveChannel("abcdefghijklmnop");
    ASSERT_EQ(config.channels.size(), 1U);
    EXPECT_EQ(config.channels[0].name, "live");
    EXPECT_EQ(config.channels[0].streamKey, "abcdefghijklmnop");
    EXPECT_TRUE(config.channels[0].isEnabled);
}

TEST(ServerConfig, KnowsTheProfileOfEachMode) {
    const ServerConfig config;
    EXPECT_EQ(&config.profileOf(LatencyMode::kUltra), &config.latency.ultra);
    EXPECT_EQ(&config.profileOf(LatencyMode::kLow), &config.latency.low);
    EXPECT_EQ(&config.profileOf(LatencyMode::kNormal), &config.latency.normal);
}

TEST(LatencySettings, ResolvesTheLeastHoldBack) {
    LatencySettings profile = {Milliseconds(2'000), Milliseconds(500), Milliseconds(0),
                               Milliseconds(60'000)};
    EXPECT_EQ(profile.resolvedHoldBack(), Milliseconds(1'500));
    EXPECT_EQ(profile.leastPlaylistWindow(), Milliseconds(7'500));
    profile.holdBack = Milliseconds(4'000);
    EXPECT_EQ(profile.resolvedHoldBack(), Milliseconds(4'000));
    profile.partDuration = Milliseconds(0);
    profile.holdBack = Milliseconds(0);
    EXPECT_FALSE(profile.hasParts());
    EXPECT_EQ(profile.resolvedHoldBack(), Milliseconds(6'000));
}

}  // namespace
}  // namespace sigma::config
