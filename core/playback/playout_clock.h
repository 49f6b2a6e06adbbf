#pragma once

#include "core/base/clock.h"
#include "core/player/duration.h"

namespace sigma::playback {

using player::Duration;

/// Where on the timeline playing is, between the moments at which the sound output says so.
///
/// Never goes back but by hold(), and never beyond what was given to be heard. The jitter of what
/// sound servers say of their latency is smoothed. Thread: one at a time.
class PlayoutClock {
public:
    /// Stands still at the position.
    void hold(Duration position);
    /// At `heardAt`, what was given to be heard ends, and is at `position` there.
    void goOn(SteadyTime now, SteadyTime heardAt, Duration position, double speed);
    Duration positionAt(SteadyTime now) const;

private:
    Duration reached(SteadyTime now) const;

    bool m_isMoving = false;
    double m_speed = 1;
    Duration m_least{0};
    Duration m_end{0};   ///< of what was given to be heard
    SteadyTime m_endAt;  ///< when the end is heard, smoothed
};

}  // namespace sigma::playback
