#include "server/domain/latency_profile.h"

namespace sigma::domain {

std::string_view toString(LatencyMode mode) {
    switch (mode) {
        case LatencyMode::kNormal:
            return "normal";
        case LatencyMode::kLow:
            return "low";
        case LatencyMode::kUltra:
            return "ultra";
    }
    return "unknown";
}

std::optional<LatencyMode> latencyModeFrom(std::string_view name) {
    for (const LatencyMode mode : {LatencyMode::kNormal, LatencyMode::kLow, LatencyMode::kUltra}) {
        if (toString(mode) == name) {
            return mode;
        }
    }
    return std::nullopt;
}

}  // namespace sigma::domain
