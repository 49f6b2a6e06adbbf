#pragma once

#include <array>
#include <deque>
#include <optional>

#include "core/player/media_chunk.h"

namespace sigma::player {

/// What the playout holds and has just played: its size, its dates, its qualities.
class ChunkLog {
public:
    /// Where it begins before the end of what is there, that counts up to its end.
    void add(const MediaChunk& chunk);
    void dropFrom(Duration from);
    void clear();
    /// Chunks that end before it are no longer needed.
    void forgetBefore(Duration position);

    /// Of chunks that end behind the position.
    std::size_t bytesAfter(Duration position, Lane lane) const;
    /// Of all lanes.
    std::size_t bytesAfter(Duration position) const;
    /// Of the main lane.
    std::optional<hls::DateTime> dateAt(Duration position) const;
    std::optional<std::size_t> variantAt(Duration position) const;

private:
    struct Entry {
        Duration start{0};
        Duration end{0};
        std::size_t bytes = 0;
        std::size_t variant = 0;
        std::optional<hls::DateTime> date;
    };

    const Entry* mainAt(Duration position) const;

    std::array<std::deque<Entry>, 2> m_lanes;
};

}  // namespace sigma::player
