#include "server/host/config_mapping.h"

namespace sigma::host {

std::vector<domain::Channel> channelsOf(const config::ServerConfig& config, WallTime now) {
    std::vector<domain::Channel> channels;
    for (const config::ChannelConfig& each : config.channels) {
        domain::Channel channel;
        channel.id = domain::ChannelId(each.name);
        channel.title = each.title.empty() ? each.name : each.title;
        channel.keys.push_back({each.streamKey, now, {}});
        channel.mode = each.mode;
        channel.state =
            each.isEnabled ? domain::ChannelState::kIdle : domain::ChannelState::kStopped;
        channel.reconnectWindow =
            std::chrono::ceil<std::chrono::seconds>(config.live.reconnectWindow);
        channel.createdAt = now;
        channel.updatedAt = now;
        channels.push_back(std::move(channel));
    }
    return channels;
}

domain::LatencyProfile profileOf(const config::ServerConfig& config, domain::LatencyMode mode) {
    const config::LatencySettings& configured = config.profileOf(mode);
    domain::LatencyProfile profile;
    profile.segmentDuration = configured.segmentDuration;
    profile.playlistWindow = configured.playlistWindow;
    profile.windowBytes = config.live.maxWindowBytes;
    if (configured.hasParts()) {
        profile.partDuration = configured.partDuration;
        profile.partHoldBack = configured.resolvedHoldBack();
        profile.holdBack = configured.resolvedHoldBack();
    } else {
        profile.holdBack = configured.resolvedHoldBack();
    }
    return profile;
}

http::HttpLimits httpLimitsOf(const config::HttpSection& section) {
    http::HttpLimits limits;
    limits.headerBytes = section.maxHeaderBytes;
    limits.requestTime = section.headerTimeout;
    limits.keepAliveTime = section.idleTimeout;
    limits.writeStallTime = section.writeTimeout;
    limits.connections = section.maxConnections;
    limits.connectionsByAddress = section.maxConnectionsPerAddress;
    return limits;
}

ingest::RtmpLimits rtmpLimitsOf(const config::RtmpSection& section) {
    ingest::RtmpLimits limits;
    limits.connections = section.maxConnections;
    limits.connectionsByAddress = section.maxConnectionsPerAddress;
    limits.chunks.maxChunkStreams = section.maxChunkStreams;
    limits.chunks.maxMessageBytes = section.maxMessageBytes;
    limits.chunks.maxAssemblyBytes = 2 * std::size_t{section.maxMessageBytes};
    limits.handshakeTime = section.handshakeTimeout;
    limits.idleTime = section.idleTimeout;
    return limits;
}

stream::LiveStreamLimits liveLimitsOf(const config::LiveSection& section) {
    stream::LiveStreamLimits limits;
    limits.unpublishWindow = section.unpublishWindow;
    return limits;
}

}  // namespace sigma::host
