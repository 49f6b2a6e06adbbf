#pragma once

#include <compare>
#include <cstdint>

namespace sigma::player {

/// A place in one playlist: a part of a segment, by their numbers.
struct ChunkPosition {
    std::uint64_t msn = 0;
    std::uint64_t part = 0;

    friend auto operator<=>(const ChunkPosition&, const ChunkPosition&) = default;
};

}  // namespace sigma::player
