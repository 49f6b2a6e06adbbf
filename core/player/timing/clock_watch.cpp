#include "core/player/timing/clock_watch.h"

namespace sigma::player {

using namespace std::chrono_literals;

ClockWatch::Finding ClockWatch::look() {
    constexpr Duration kLeastJump = 2s;
    // Nobody stays away for so long who is not suspended.
    constexpr Duration kSuspended = 5s;
    const SteadyTime now = m_clock.steadyNow();
    const auto difference = std::chrono::duration_cast<Duration>(
        m_clock.wallNow().time_since_epoch() - now.time_since_epoch());
    const auto pause = std::chrono::duration_cast<Duration>(now - m_lookedAt.value_or(now));
    Finding finding;
    finding.isClockSet = m_difference && std::chrono::abs(difference - *m_difference) > kLeastJump;
    if (pause > kSuspended) {
        finding.suspendedFor = pause;
    }
    m_difference = difference;
    m_lookedAt = now;
    return finding;
}

}  // namespace sigma::player
