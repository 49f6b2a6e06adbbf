#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/hls/media_playlist.h"

namespace sigma::player {

enum class PlayerEventKind : std::uint8_t {
    kStarted,    ///< the first picture, or sound
    kStalled,    ///< ran out of media
    kResumed,    ///< after a stall
    kSwitched,   ///< to another quality: its first chunk was given to the playout
    kSeeked,     ///< by the viewer, or by the engine to be nearer to the broadcast
    kFault,      ///< something went wrong that it plays through
    kDateRange,  ///< a marker came into the window
    kEnded,      ///< everything was played
    kFailed,     ///< it cannot be played
};

/// The kind in lower case with underscores, as logs print it.
std::string_view toString(PlayerEventKind kind);

/// "12 s", as the text of an event says it.
std::string wholeSeconds(std::chrono::microseconds time);

/// Something that happened to a playback.
struct PlayerEvent {
    PlayerEventKind kind = PlayerEventKind::kStarted;
    SteadyTime at;
    std::string text;                        ///< in words for a log or a person; may be empty
    std::optional<std::size_t> variant;      ///< of kSwitched
    std::optional<hls::DateRange> marker{};  ///< of kDateRange
};

}  // namespace sigma::player
