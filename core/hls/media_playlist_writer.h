#pragma once

#include <string>

#include "core/hls/media_playlist.h"

namespace sigma::hls {

/// What a delta update may leave out, as _HLS_skip asks for it: YES or v2 (6.2.5.1).
enum class SkipKind { kSegments, kSegmentsAndDateRanges };

/// The lowest EXT-X-VERSION whose features the playlist uses (section 8).
unsigned requiredVersion(const MediaPlaylist& playlist);

/// The playlist's text, in one pass. Texts that would break a line or a quoted string are cleaned.
std::string writeMediaPlaylist(const MediaPlaylist& playlist);

/// The playlist with EXT-X-SKIP in the place of the segments beyond the skip boundary
/// (draft-pantos-hls-rfc8216bis, 4.4.5.2 and 6.2.5.1), to be merged into one the player has.
///
/// The media and discontinuity sequence numbers stay those of the whole playlist; EXT-X-MAP is
/// said again for the first segment that is left. Date ranges of skipped segments stay unless
/// `kind` and the playlist's server control both let them go.
/// The whole playlist where the server offers no skipping or no segment is old enough.
std::string writeDeltaUpdate(const MediaPlaylist& playlist, SkipKind kind);

}  // namespace sigma::hls
