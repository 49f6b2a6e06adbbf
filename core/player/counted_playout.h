#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/player/playout.h"

namespace sigma::player {

/// A playout without pictures and sound: chunks last as long as their playlist says, and the
/// injected clock plays them. For viewers by the thousand, and for tests.
///
/// Counts in nanoseconds from the last change of speed or state on, so that asking often loses
/// nothing. Keeps no bytes. Thread: the engine's.
class CountedPlayout final : public Playout {
public:
    explicit CountedPlayout(const Clock& clock) : m_clock(clock) {}

    void append(MediaChunk chunk) override;
    void setLanes(bool hasAudioLane) override;
    void start(Duration position) override;
    void clear() override;
    void dropFrom(Duration from) override;
    void setSpeed(double speed) override;
    void setPaused(bool isPaused) override;
    void setEnd() override;
    PlayoutStatus status() const override;

private:
    using Exact = std::chrono::nanoseconds;
    enum class State : std::uint8_t { kHeld, kAwaiting, kPlaying, kDry };

    std::optional<Duration> bufferedUntil() const;
    /// Counted from the anchor as if media had no end.
    Exact unboundedPosition() const;
    bool hasRunDry() const;
    Exact exactPosition() const;
    /// Takes note of having run dry, and counts later positions from the one that it has now.
    void settle();
    void playIfBuffered();

    const Clock& m_clock;
    std::array<std::optional<Duration>, 2> m_until;  ///< by lane
    bool m_hasAudioLane = false;
    bool m_isPaused = false;
    State m_state = State::kHeld;
    double m_speed = 1;
    Exact m_anchor{0};  ///< the position at m_anchoredAt
    SteadyTime m_anchoredAt;
};

}  // namespace sigma::player
