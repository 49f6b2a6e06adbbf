#include "core/player/player_policies.h"

#include "core/player/bandwidth_meter.h"
#include "core/player/robust_abr.h"
#include "core/player/speed_control.h"

namespace sigma::player {

PlayerPolicies makeDefaultPolicies(LatencyMode mode) {
    return {.bandwidth = std::make_unique<BandwidthMeter>(),
            .abr = std::make_unique<RobustAbr>(),
            .latency = std::make_unique<SpeedControl>(mode)};
}

}  // namespace sigma::player
