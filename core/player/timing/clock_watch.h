#pragma once

#include <optional>

#include "core/base/clock.h"
#include "core/player/duration.h"

namespace sigma::player {

/// Sees by the clocks what happened to the machine since it was last asked. Thread: one at a time.
class ClockWatch {
public:
    struct Finding {
        /// The wall clock was set, or the machine slept and its steady clock with it.
        bool isClockSet = false;
        std::optional<Duration> suspendedFor;  ///< nobody asked for so long
    };

    explicit ClockWatch(const Clock& clock) : m_clock(clock) {}

    /// To be called four times a second or more.
    Finding look();

private:
    const Clock& m_clock;
    std::optional<SteadyTime> m_lookedAt;
    std::optional<Duration> m_difference;  ///< wall clock less steady clock
};

}  // namespace sigma::player
