#include "server/stream/program_clock.h"

#include <algorithm>

namespace sigma::stream {

void ProgramClock::observe(MediaTime time, SteadyTime steadyNow, WallTime wallNow) {
    constexpr int kSlewDivisor = 2000;  // 500 ppm of the time that has passed
    if (!m_anchor) {
        m_anchor = Anchor{time, steadyNow, wallNow};
        m_lastObserved = steadyNow;
        return;
    }
    m_lag = positionAt(steadyNow) - time;
    const auto passed = std::chrono::duration_cast<MediaTime>(steadyNow - m_lastObserved);
    const MediaTime limit = passed / kSlewDivisor;
    if (limit > MediaTime::zero()) {
        m_delay += std::clamp(m_lag, -limit, limit);
        m_lastObserved = steadyNow;
    }
}

WallTime ProgramClock::wallTimeOf(MediaTime time) const {
    return m_anchor->wall +
           std::chrono::duration_cast<WallTime::duration>(time - m_anchor->media + m_delay);
}

MediaTime ProgramClock::positionAt(SteadyTime now) const {
    return m_anchor->media + std::chrono::duration_cast<MediaTime>(now - m_anchor->steady) -
           m_delay;
}

}  // namespace sigma::stream
