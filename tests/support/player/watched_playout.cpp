#include "tests/support/player/watched_playout.h"

#include <algorithm>

namespace sigma::player::test {

void WatchedPlayout::append(MediaChunk chunk) {
    if (chunk.lane == Lane::kMain) {
        m_pieces.push_back(
            {chunk.start, chunk.end(), chunk.variant, chunk.programDateTime, chunk.isGap});
    }
    m_inner.append(std::move(chunk));
}

void WatchedPlayout::clear() {
    m_pieces.clear();
    m_inner.clear();
}

void WatchedPlayout::dropFrom(Duration from) {
    while (!m_pieces.empty() && m_pieces.back().start >= from) {
        m_pieces.pop_back();
    }
    if (!m_pieces.empty()) {
        m_pieces.back().end = std::min(m_pieces.back().end, from);
    }
    m_inner.dropFrom(from);
}

void WatchedPlayout::setSpeed(double speed) {
    m_speed = speed;
    m_inner.setSpeed(speed);
}

void WatchedPlayout::setPaused(bool isPaused) {
    m_isPaused = isPaused;
    m_inner.setPaused(isPaused);
}

void WatchedPlayout::setEnd() {
    m_hasEnd = true;
    m_inner.setEnd();
}

const WatchedPlayout::Piece* WatchedPlayout::pieceAt(Duration position) {
    while (m_pieces.size() > 1 && m_pieces.front().end <= position) {
        m_pieces.pop_front();
    }
    return m_pieces.empty() ? nullptr : &m_pieces.front();
}

}  // namespace sigma::player::test
