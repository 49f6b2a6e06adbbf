#include <gtest/gtest.h>

#include "server/host/config_mapping.h"

namespace sigma::host {
namespace {

using namespace std::chrono_literals;
using domain::LatencyMode;

TEST(ConfigMapping, MakesChannelsOfTheFile) {
    config::ServerConfig config;
    config.channels = {{"news", "The News", "news-key", LatencyMode::kLow, true},
                       {"old", "", "old-key", LatencyMode::kUltra, false}};
    config.live.reconnectWindow = 7500ms;
    const WallTime now(1000s);
    const auto channels = channelsOf(config, now);
    ASSERT_EQ(channels.size(), 2U);
    EXPECT_EQ(channels[0].id.value(), "news");
    EXPECT_EQ(channels[0].title, "The News");
    EXPECT_EQ(channels[0].currentKey().secret, "news-key");
    EXPECT_EQ(channels[0].mode, LatencyMode::kLow);
    EXPECT_EQ(channels[0].state, domain::ChannelState::kIdle);
    EXPECT_EQ(channels[0].createdAt, now);
    EXPECT_EQ(channels[0].reconnectWindow, 8s) << "whole seconds, rounded up";
    EXPECT_EQ(channels[1].title, "old") << "the name stands in for a title";
    EXPECT_EQ(channels[1].state, domain::ChannelState::kStopped);
}

struct ProfileCase {
    LatencyMode mode;
    std::chrono::milliseconds segment;
    std::optional<std::chrono::milliseconds> part;
    std::chrono::milliseconds holdBack;
    std::chrono::milliseconds partHoldBack;
    std::chrono::milliseconds window;
};

class ConfigMappingOfModes : public testing::TestWithParam<ProfileCase> {};

TEST_P(ConfigMappingOfModes, TakesItsDurationsOver) {
    const auto profile = profileOf(config::ServerConfig(), GetParam().mode);
    EXPECT_EQ(profile.segmentDuration, GetParam().segment);
    ASSERT_EQ(profile.partDuration.has_value(), GetParam().part.has_value());
    if (profile.partDuration) {
        EXPECT_EQ(*profile.partDuration, *GetParam().part);
    }
    EXPECT_EQ(profile.holdBack, GetParam().holdBack);
    EXPECT_EQ(profile.partHoldBack, GetParam().partHoldBack);
    EXPECT_EQ(profile.playlistWindow, GetParam().window);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ConfigMappingOfModes,
    testing::Values(ProfileCase{LatencyMode::kUltra, 2s, 500ms, 1500ms, 1500ms, 30s},
                    ProfileCase{LatencyMode::kLow, 2s, 1s, 8s, 8s, 30s},
                    ProfileCase{LatencyMode::kNormal, 6s, std::nullopt, 20s, 0s, 60s}));

TEST(ConfigMapping, TakesHttpLimitsOver) {
    config::HttpSection section;
    section.maxConnections = 11;
    section.maxConnectionsPerAddress = 12;
    section.maxHeaderBytes = 13;
    section.headerTimeout = 14ms;
    section.idleTimeout = 15ms;
    section.writeTimeout = 16ms;
    const auto limits = httpLimitsOf(section);
    EXPECT_EQ(limits.connections, 11U);
    EXPECT_EQ(limits.connectionsByAddress, 12U);
    EXPECT_EQ(limits.headerBytes, 13U);
    EXPECT_EQ(limits.requestTime, 14ms);
    EXPECT_EQ(limits.keepAliveTime, 15ms);
    EXPECT_EQ(limits.writeStallTime, 16ms);
}

TEST(ConfigMapping, TakesRtmpLimitsOver) {
    config::RtmpSection section;
    section.maxConnections = 11;
    section.maxConnectionsPerAddress = 12;
    section.maxMessageBytes = 4'000'000'000;
    section.maxChunkStreams = 14;
    section.handshakeTimeout = 15ms;
    section.idleTimeout = 16ms;
    const auto limits = rtmpLimitsOf(section);
    EXPECT_EQ(limits.connections, 11U);
    EXPECT_EQ(limits.connectionsByAddress, 12U);
    EXPECT_EQ(limits.chunks.maxMessageBytes, 4'000'000'000U);
    EXPECT_EQ(limits.chunks.maxAssemblyBytes, 8'000'000'000U);
    EXPECT_EQ(limits.chunks.maxChunkStreams, 14U);
    EXPECT_EQ(limits.handshakeTime, 15ms);
    EXPECT_EQ(limits.idleTime, 16ms);
}

TEST(ConfigMapping, TakesTheWindowOfGoodbyesOver) {
    config::LiveSection section;
    section.unpublishWindow = 12ms;
    const auto limits = liveLimitsOf(section);
    EXPECT_EQ(limits.unpublishWindow, 12ms);
}

}  // namespace
}  // namespace sigma::host
