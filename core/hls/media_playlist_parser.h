#pragma once

#include <string_view>

#include "core/hls/media_playlist.h"

namespace sigma::hls {

/// Parses a media playlist or a delta update of one, from any server.
///
/// Passes over tags and attributes that it does not know. Of delta updates, the result has what
/// the text has: merging is the player's. Every segment carries the map that holds for it, unless
/// the tag stands before what a delta update leaves out.
/// Errors, with the line's number: kInvalidData, kLimitExceeded (8 MiB, 200,000 lines), and
/// kUnsupported for byte ranges and encryption, which cannot be played without.
Result<MediaPlaylist> parseMediaPlaylist(std::string_view text);

}  // namespace sigma::hls
