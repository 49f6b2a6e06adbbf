#pragma once

#include <deque>
#include <optional>

#include "core/player/playout.h"

namespace sigma::player::test {

/// Passes everything on, and remembers which quality lies where, and what speed was asked for.
class WatchedPlayout final : public Playout {
public:
    explicit WatchedPlayout(Playout& inner) : m_inner(inner) {}

    void append(MediaChunk chunk) override;
    void setLanes(bool hasAudioLane) override { m_inner.setLanes(hasAudioLane); }
    void start(Duration position) override { m_inner.start(position); }
    void clear() override;
    void dropFrom(Duration from) override;
    void setSpeed(double speed) override;
    void setPaused(bool isPaused) override;
    void setEnd() override;
    PlayoutStatus status() const override { return m_inner.status(); }

    /// A loaded piece of the main lane, without its bytes.
    struct Piece {
        Duration start{0};
        Duration end{0};
        std::size_t variant = 0;
        std::optional<hls::DateTime> programDateTime;
        bool isGap = false;
    };
    /// That lies at the position; forgets those before.
    const Piece* pieceAt(Duration position);
    double speed() const { return m_speed; }
    bool isPaused() const { return m_isPaused; }
    bool hasEnd() const { return m_hasEnd; }

private:
    Playout& m_inner;
    std::deque<Piece> m_pieces;
    double m_speed = 1;
    bool m_isPaused = false;
    bool m_hasEnd = false;
};

}  // namespace sigma::player::test
