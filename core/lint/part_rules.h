#pragma once

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// What a media playlist with parts must be by itself. Others are passed over.
void checkParts(const LoadedPlaylist& loaded, Findings& findings);

}  // namespace sigma::lint
