#pragma once

#include <cstdint>

namespace sigma::player {

/// Which of a stream's playlists something belongs to: the variant's own (pictures, or everything),
/// or the audio rendition's beside it.
enum class Lane : std::uint8_t { kMain, kAudio };

}  // namespace sigma::player
