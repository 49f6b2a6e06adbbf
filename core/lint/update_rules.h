#pragma once

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// What must hold between a media playlist and the next one that came from its URL. Both whole.
void checkUpdate(const LoadedPlaylist& before, const LoadedPlaylist& after, Findings& findings);

/// What differs between the listings of one segment, in words; empty where nothing does. Parts
/// count as far as both list them; `isFinished`: whether each is listed with its EXTINF.
std::string differenceOf(const hls::Segment& before, bool isFinishedBefore,
                         const hls::Segment& after, bool isFinishedAfter);

}  // namespace sigma::lint
