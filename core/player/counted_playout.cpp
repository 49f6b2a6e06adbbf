#include "core/player/counted_playout.h"

#include <algorithm>
#include <cmath>

namespace sigma::player {

void CountedPlayout::append(MediaChunk chunk) {
    if (hasRunDry()) {
        settle();
    }
    std::optional<Duration>& until = m_until[static_cast<std::size_t>(chunk.lane)];
    until = std::max(until.value_or(chunk.end()), chunk.end());
    playIfBuffered();
}

void CountedPlayout::setLanes(bool hasAudioLane) {
    settle();
    m_hasAudioLane = hasAudioLane;
}

void CountedPlayout::start(Duration position) {
    m_anchor = position;
    m_anchoredAt = m_clock.steadyNow();
    m_state = State::kAwaiting;
    playIfBuffered();
}

void CountedPlayout::clear() {
    settle();
    m_until = {};
    m_state = State::kHeld;
}

void CountedPlayout::dropFrom(Duration from) {
    settle();
    for (std::optional<Duration>& until : m_until) {
        if (until) {
            until = std::min(*until, from);
        }
    }
}

void CountedPlayout::setSpeed(double speed) {
    settle();
    m_speed = speed;
}

void CountedPlayout::setPaused(bool isPaused) {
    settle();
    m_isPaused = isPaused;
}

void CountedPlayout::setEnd() {}

PlayoutStatus CountedPlayout::status() const {
    const Duration position = std::chrono::floor<Duration>(exactPosition());
    return {.position = position,
            .bufferedUntil = std::max(position, bufferedUntil().value_or(position)),
            .isRunning = m_state == State::kPlaying && !m_isPaused && !hasRunDry(),
            .isDry = hasRunDry()};
}

std::optional<Duration> CountedPlayout::bufferedUntil() const {
    const auto& main = m_until[static_cast<std::size_t>(Lane::kMain)];
    const auto& audio = m_until[static_cast<std::size_t>(Lane::kAudio)];
    if (!main || (m_hasAudioLane && !audio)) {
        return std::nullopt;
    }
    return m_hasAudioLane ? std::min(*main, *audio) : *main;
}

CountedPlayout::Exact CountedPlayout::unboundedPosition() const {
    if (m_state != State::kPlaying || m_isPaused) {
        return m_anchor;
    }
    const auto elapsed = std::chrono::duration<double, std::nano>(
        std::chrono::duration_cast<Exact>(m_clock.steadyNow() - m_anchoredAt));
    return m_anchor + Exact(std::llround(elapsed.count() * m_speed));
}

bool CountedPlayout::hasRunDry() const {
    return m_state == State::kDry || (m_state == State::kPlaying &&
                                      unboundedPosition() >= bufferedUntil().value_or(Duration{0}));
}

CountedPlayout::Exact CountedPlayout::exactPosition() const {
    return m_state == State::kPlaying && hasRunDry()
               ? std::max<Exact>(m_anchor, bufferedUntil().value_or(Duration{0}))
               : unboundedPosition();
}

void CountedPlayout::settle() {
    m_anchor = exactPosition();
    m_anchoredAt = m_clock.steadyNow();
    m_state = m_state == State::kPlaying && m_anchor >= bufferedUntil().value_or(Duration{0})
                  ? State::kDry
                  : m_state;
}

void CountedPlayout::playIfBuffered() {
    const std::optional<Duration> until = bufferedUntil();
    if (m_state == State::kAwaiting && until && *until > m_anchor) {
        m_anchoredAt = m_clock.steadyNow();
        m_state = State::kPlaying;
    }
}

}  // namespace sigma::player
