#pragma once

#include <memory>

#include "core/player/adaptation/abr_rule.h"
#include "core/player/adaptation/bandwidth_estimator.h"
#include "core/player/adaptation/latency_control.h"

namespace sigma::player {

/// What an engine decides by; each can be replaced.
struct PlayerPolicies {
    std::unique_ptr<BandwidthEstimator> bandwidth;
    std::unique_ptr<AbrRule> abr;
    std::unique_ptr<LatencyControl> latency;
};

/// BandwidthMeter, RobustAbr and SpeedControl. The engine tells them the mode.
PlayerPolicies makeDefaultPolicies();

}  // namespace sigma::player
