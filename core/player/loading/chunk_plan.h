#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/hls/media_playlist.h"
#include "core/player/stream/chunk_position.h"
#include "core/player/stream/media_timeline.h"

namespace sigma::player {

/// What to load next of one playlist.
struct ChunkPlan {
    enum class Kind : std::uint8_t {
        kPart,
        kSegment,
        kHint,  ///< a part that does not exist yet; duration and independence are guesses
        kGap,   ///< nothing to load: silence and the last picture
    };
    Kind kind = Kind::kPart;
    ChunkPosition at;
    ChunkPosition next;  ///< behind it
    std::string uri;
    std::optional<hls::ByteRange> range;  ///< of the resource; nothing: all of it
    hls::InitSection map;
    Duration start{0};
    Duration duration{0};
    std::optional<hls::DateTime> date;
    bool isIndependent = false;
    bool hasDiscontinuityBefore = false;

    Duration end() const { return start + duration; }
    /// Whether the same bytes are to be loaded.
    bool isOfSameBytes(const ChunkPlan& other) const {
        return uri == other.uri && range == other.range;
    }
};

/// Why there is no plan.
enum class NoChunk : std::uint8_t {
    kNotYet,  ///< it will come
    kGone,    ///< the window has moved on, or the parts have left the playlist
    kEnd,     ///< the list has ended
};

struct ChunkChoice {
    std::optional<ChunkPlan> plan;
    NoChunk reason = NoChunk::kNotYet;  ///< where there is no plan
};

/// The position with parts behind a segment's last one made part 0 of the next.
ChunkPosition normalized(const hls::MediaPlaylist& playlist, ChunkPosition position);

/// What lies at the position: the whole segment where `prefersSegments` or it has no parts any
/// more, else the part; at the end the part that is hinted at.
ChunkChoice planChunk(const hls::MediaPlaylist& playlist, const MediaTimeline& timeline,
                      ChunkPosition position, bool prefersSegments);

/// A place where decoding can begin.
struct EntryPoint {
    ChunkPosition at;
    Duration start{0};
};

/// The last independent part or segment that starts at `time` or before; the first one where none
/// does. Nothing: nothing is listed.
std::optional<EntryPoint> entryPointBefore(const hls::MediaPlaylist& playlist,
                                           const MediaTimeline& timeline, Duration time);
/// The first one that starts at `time` or later.
std::optional<EntryPoint> entryPointFrom(const hls::MediaPlaylist& playlist,
                                         const MediaTimeline& timeline, Duration time);

/// Whether the part that is hinted at is likely to begin a segment, by the parts so far.
bool hintBeginsSegment(const hls::MediaPlaylist& playlist);

}  // namespace sigma::player
