#pragma once

#include <string>

#include "core/hls/multivariant_playlist.h"

namespace sigma::hls {

/// The playlist's text. Texts that would break a line or a quoted string are cleaned.
std::string writeMultivariantPlaylist(const MultivariantPlaylist& playlist);

}  // namespace sigma::hls
