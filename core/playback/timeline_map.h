#pragma once

#include <array>
#include <optional>

#include "core/playback/demuxer.h"
#include "core/player/media_chunk.h"

namespace sigma::playback {

using player::Duration;

/// Where a chunk's media lies.
struct Placement {
    Duration offset{0};   ///< added to times of the media gives times of the timeline
    bool isJump = false;  ///< another one than the chunk before had
};

/// Finds out which time of the timeline a time in the media is.
///
/// Playlists round their durations, and say of two lanes only roughly how they lie to each other;
/// the media's times are exact, and common to all lanes (RFC 8216, 3). So both lanes have one
/// offset, that of the first chunk, as long as playlist and media agree within a second; it
/// follows the main lane's playlist by 1 ms a chunk at most. Beyond that, or at a discontinuity,
/// it is set anew. Thread: one at a time.
class TimelineMap {
public:
    Placement place(const player::MediaChunk& chunk, const DemuxedChunk& media);
    /// What the media will tell at the beginning of the chunk, if all goes on.
    std::optional<Duration> expected(const player::MediaChunk& chunk) const;
    void clear();

private:
    std::array<std::optional<Duration>, 2> m_offsets;  ///< by lane
};

}  // namespace sigma::playback
