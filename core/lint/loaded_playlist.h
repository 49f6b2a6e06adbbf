#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/hls/media_playlist.h"

namespace sigma::lint {

/// A place in a rendition: a part of a segment.
struct Position {
    std::uint64_t msn = 0;
    std::uint64_t part = 0;

    friend auto operator<=>(const Position&, const Position&) = default;
};

/// "segment 12, part 3"
std::string toString(Position position);

/// A media playlist as a client got it.
struct LoadedPlaylist {
    std::string url;  ///< without its query
    hls::MediaPlaylist playlist;
    unsigned version = 1;         ///< EXT-X-VERSION
    unsigned featureVersion = 1;  ///< that tags need which the model does not hold
    std::string type;             ///< EXT-X-PLAYLIST-TYPE; empty: none
    SteadyTime requestedAt;
    SteadyTime arrivedAt;

    bool isLowLatency() const { return playlist.partTarget.has_value(); }
    /// Media sequence number of the first segment that stands in the text.
    std::uint64_t firstMsn() const;
    /// Of the segment in progress.
    std::uint64_t nextMsn() const { return firstMsn() + playlist.segments.size(); }
    /// Of the part that is to come.
    Position next() const { return {nextMsn(), playlist.inProgress.parts.size()}; }
    /// The segment of that number, the one in progress included; null where it is not listed.
    const hls::Segment* segment(std::uint64_t msn) const;
    bool isFinished(std::uint64_t msn) const { return msn < nextMsn(); }
    /// How much is listed behind the end of the segment.
    hls::Duration durationBehind(std::uint64_t msn) const;
    /// Whether a client that waits for this position has it.
    bool hasReached(Position position) const;
};

/// Errors: as hls::parseMediaPlaylist.
Result<LoadedPlaylist> loadPlaylist(std::string url, std::string_view text);

}  // namespace sigma::lint
