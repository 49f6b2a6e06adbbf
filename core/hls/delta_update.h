#pragma once

#include "core/base/result.h"
#include "core/hls/media_playlist.h"

namespace sigma::hls {

/// A delta update put together with the whole playlist that the client had (6.3.7).
///
/// What the update lists counts; what it skips is taken from `known`, by sequence number. A map
/// that stands before what was left out holds for what follows. A playlist without EXT-X-SKIP is
/// its own result.
/// Errors: kInvalidData where it skips what the client has never had, or has no longer.
Result<MediaPlaylist> mergeDeltaUpdate(const MediaPlaylist& known, MediaPlaylist update);

}  // namespace sigma::hls
