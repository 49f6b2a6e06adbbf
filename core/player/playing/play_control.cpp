#include "core/player/playing/play_control.h"

#include <algorithm>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// For how long the exact place is waited for, while the beginning of the media is there.
constexpr auto kPatience = 1s;

Duration since(SteadyTime then, SteadyTime now) {
    return std::chrono::duration_cast<Duration>(now - then);
}

}  // namespace

void PlayControl::reload() {
    if (m_phase == PlayPhase::kStalled) {
        m_stallTime += since(m_stalledAt, m_clock.steadyNow());
    }
    m_phase = PlayPhase::kLoading;
    m_isStartAsked = false;
    m_mediaAt.reset();
}

void PlayControl::setPaused(bool isPaused) {
    m_isPaused = isPaused;
    m_playout.setPaused(isPaused);
}

Duration PlayControl::stallTime() const {
    return m_stallTime +
           (m_phase == PlayPhase::kStalled ? since(m_stalledAt, m_clock.steadyNow()) : Duration{0});
}

std::optional<PlayControl::Event> PlayControl::update(const PlayOutlook& outlook) {
    switch (m_phase) {
        case PlayPhase::kLoading:
            return load(outlook);
        case PlayPhase::kStalled:
            return resume(outlook);
        case PlayPhase::kEnded:
            return std::nullopt;
        case PlayPhase::kPlaying:
            break;
    }
    if (!m_playout.status().isDry) {
        return std::nullopt;
    }
    if (outlook.isComplete) {
        m_phase = PlayPhase::kEnded;
        return Event::kEnded;
    }
    m_phase = PlayPhase::kStalled;
    m_isStartAsked = false;
    m_stalledAt = m_clock.steadyNow();
    ++m_stalls;
    return Event::kStalled;
}

std::optional<PlayControl::Event> PlayControl::load(const PlayOutlook& outlook) {
    const SteadyTime now = m_clock.steadyNow();
    if (!outlook.hasMedia) {
        return std::nullopt;
    }
    m_mediaAt = m_mediaAt.value_or(now);
    const Duration latest = std::max(outlook.firstAt, outlook.loadedUntil - outlook.level);
    const Duration wanted = std::max(outlook.firstAt, outlook.startAt);
    const bool isThere = outlook.loadedUntil - wanted >= outlook.level;
    const bool isLate = now - *m_mediaAt >= kPatience && latest > outlook.firstAt;
    if (!m_isStartAsked && (isThere || isLate || outlook.isComplete)) {
        m_playout.start(isThere || outlook.isComplete ? std::min(wanted, outlook.loadedUntil)
                                                      : std::min(wanted, latest));
        m_isStartAsked = true;
    }
    const PlayoutStatus status = m_playout.status();
    if (m_isStartAsked && outlook.isComplete && status.isDry) {
        m_phase = PlayPhase::kEnded;
        return Event::kEnded;
    }
    if (!status.isRunning) {
        // It may have begun and run dry in between.
        m_isStartAsked = m_isStartAsked && !status.isDry;
        return std::nullopt;
    }
    m_phase = PlayPhase::kPlaying;
    if (m_startupTime) {
        return Event::kResumed;
    }
    m_startupTime = since(m_begunAt, now);
    return Event::kStarted;
}

std::optional<PlayControl::Event> PlayControl::resume(const PlayOutlook& outlook) {
    const PlayoutStatus status = m_playout.status();
    const bool isThere = outlook.loadedUntil - status.position >= outlook.level;
    m_isStartAsked = m_isStartAsked && !status.isDry;
    if (!m_isStartAsked && (isThere || outlook.isComplete)) {
        m_playout.start(status.position);
        m_isStartAsked = true;
        return update(outlook);
    }
    if (outlook.isComplete && outlook.loadedUntil <= status.position) {
        m_phase = PlayPhase::kEnded;
    } else if (m_playout.status().isRunning) {
        m_phase = PlayPhase::kPlaying;
    } else {
        return std::nullopt;
    }
    m_stallTime += since(m_stalledAt, m_clock.steadyNow());
    return m_phase == PlayPhase::kEnded ? Event::kEnded : Event::kResumed;
}

}  // namespace sigma::player
