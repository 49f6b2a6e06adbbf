#include "server/config/server_config.h"

#include <utility>

namespace sigma::config {

ServerConfig ServerConfig::withLiveChannel(std::string streamKey) {
    ServerConfig config;
    config.channels.push_back({.name = "live",
                               .title = "Live",
                               .streamKey = std::move(streamKey),
                               .mode = LatencyMode::kUltra,
                               .isEnabled = true});
    return config;
}

const LatencySettings& ServerConfig::profileOf(LatencyMode mode) const {
    switch (mode) {
        case LatencyMode::kUltra:
            return latency.ultra;
        case LatencyMode::kLow:
            return latency.low;
        case LatencyMode::kNormal:
            return latency.normal;
    }
    return latency.normal;
}

}  // namespace sigma::config
