#include "core/player/adaptation/player_policies.h"

#include "core/player/adaptation/bandwidth_meter.h"
#include "core/player/adaptation/robust_abr.h"
#include "core/player/adaptation/speed_control.h"

namespace sigma::player {

PlayerPolicies makeDefaultPolicies() {
    return {.bandwidth = std::make_unique<BandwidthMeter>(),
            .abr = std::make_unique<RobustAbr>(),
            .latency = std::make_unique<SpeedControl>(LatencyMode::kNormal)};
}

}  // namespace sigma::player
