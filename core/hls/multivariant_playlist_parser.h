#pragma once

#include <string_view>

#include "core/hls/multivariant_playlist.h"

namespace sigma::hls {

/// Parses a multivariant playlist from any server.
///
/// Passes over tags and attributes that it does not know, and over renditions that are not audio.
/// Errors, with the line's number: kInvalidData, kLimitExceeded (8 MiB, 200,000 lines).
Result<MultivariantPlaylist> parseMultivariantPlaylist(std::string_view text);

}  // namespace sigma::hls
