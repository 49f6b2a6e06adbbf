#pragma once

#include <map>

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// How far a rendition was seen to be.
struct Progress {
    Position last;  ///< its newest part
    SteadyTime seenAt;
    hls::Duration partTarget{0};
};

/// By the URL of the rendition, without its query.
using ProgressByUrl = std::map<std::string, Progress, std::less<>>;

/// What a low-latency playlist must report of the other renditions; `progress` has every rendition
/// that the checker follows, this one included.
void checkReports(const LoadedPlaylist& loaded, const ProgressByUrl& progress, Findings& findings);

}  // namespace sigma::lint
