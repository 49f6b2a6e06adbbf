#pragma once

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// A delta update put together with the playlist that the client had, as players do it
/// (draft-pantos-hls-rfc8216bis, 6.3.7). Errors: kInvalidData where it skips what the client has
/// never had.
Result<LoadedPlaylist> mergeDelta(const LoadedPlaylist& known, const LoadedPlaylist& delta);

/// What must hold of the answer to _HLS_skip=YES, asked for when `full` had just come.
void checkDelta(const LoadedPlaylist& full, const LoadedPlaylist& delta, Findings& findings);

}  // namespace sigma::lint
