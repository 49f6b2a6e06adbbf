#include "core/playback/playout_clock.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace sigma::playback {
namespace {

/// More than that is no jitter.
constexpr Duration kJitter{40'000};
constexpr int kSmoothing = 8;

Duration scaled(SteadyTime::duration time, double speed) {
    const double seconds = std::chrono::duration<double>(time).count() * speed;
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

void PlayoutClock::hold(Duration position) {
    m_isMoving = false;
    m_least = position;
    m_end = position;
}

void PlayoutClock::goOn(SteadyTime now, SteadyTime heardAt, Duration position, double speed) {
    m_least = positionAt(now);
    if (m_isMoving) {
        const Duration expected = reached(heardAt);
        const Duration wrong = position - expected;
        if (wrong < kJitter && wrong > -kJitter) {
            heardAt += std::chrono::duration_cast<SteadyTime::duration>(wrong) -
                       std::chrono::duration_cast<SteadyTime::duration>(wrong) / kSmoothing;
        }
    }
    m_isMoving = true;
    m_speed = speed;
    m_end = std::max(position, m_least);
    m_endAt = heardAt;
}

Duration PlayoutClock::positionAt(SteadyTime now) const {
    return m_isMoving ? std::clamp(reached(now), m_least, m_end) : m_least;
}

Duration PlayoutClock::reached(SteadyTime now) const {
    return m_end + scaled(now - m_endAt, m_speed);
}

}  // namespace sigma::playback
