#pragma once

#include <vector>

#include "server/config/server_config.h"
#include "server/domain/channel.h"
#include "server/http/http_limits.h"
#include "server/ingest/rtmp_service.h"
#include "server/stream/live_stream.h"

namespace sigma::host {

/// What each room is told of the configuration.
/// The channels of the file as they begin their life in the database; those that are not enabled
/// are stopped.
std::vector<domain::Channel> channelsOf(const config::ServerConfig& config, WallTime now);
domain::LatencyProfile profileOf(const config::ServerConfig& config, domain::LatencyMode mode);
http::HttpLimits httpLimitsOf(const config::HttpSection& section);
ingest::RtmpLimits rtmpLimitsOf(const config::RtmpSection& section);
stream::LiveStreamLimits liveLimitsOf(const config::LiveSection& section);

}  // namespace sigma::host
