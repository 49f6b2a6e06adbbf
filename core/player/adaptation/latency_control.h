#pragma once

#include <optional>

#include "core/base/clock.h"
#include "core/player/latency_mode.h"

namespace sigma::player {

struct LatencyInput {
    SteadyTime now;
    Duration latency{0};  ///< behind the broadcast
    Duration buffer{0};
    bool isFollowing = true;  ///< false while the viewer is back in the window on purpose
};

struct LatencyDecision {
    double speed = 1;
    /// Jump, since speed alone would take too long; the latency to land at.
    std::optional<Duration> seekTo;
};

/// Keeps the latency at its target by speed, and knows the target. Asked four times a second.
class LatencyControl {
public:
    virtual ~LatencyControl() = default;
    /// Known from the playlist, or chosen by the viewer; before the ideal target that goes with it.
    virtual void setMode(LatencyMode mode) = 0;
    /// What the stream asks for (PART-HOLD-BACK, HOLD-BACK, EXT-X-START) or the viewer set.
    virtual void setIdealTarget(Duration target) = 0;
    virtual Duration target(SteadyTime now) const = 0;
    virtual LatencyDecision decide(const LatencyInput& input) = 0;
    virtual void onStall(SteadyTime now) = 0;
    virtual void onSeek(SteadyTime now) = 0;
};

}  // namespace sigma::player
