#pragma once

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// What a media playlist must be by itself: its header, and its segments.
/// `isIndependent`: the multivariant playlist says EXT-X-INDEPENDENT-SEGMENTS for all.
void checkPlaylist(const LoadedPlaylist& loaded, bool isIndependent, Findings& findings);

}  // namespace sigma::lint
