#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/player/player_status.h"

namespace sigma::viewer {

/// How playing goes, at one moment.
struct LivePlayerSnapshot {
    SteadyTime at{};
    player::PlayerStatus player{};
    /// Bit/s of what is played, as the playlist says; nothing where it does not.
    std::optional<double> bitrate{};
    /// From the time in a picture's strip, or beside it in its stream, to its showing; only where
    /// pictures carry one.
    std::optional<player::Duration> glassToGlass{};
    std::uint64_t shownPictures = 0;
    std::uint64_t skippedPictures = 0;  ///< decoded, and nobody asked for them in time
    std::uint64_t requests = 0;
    std::uint64_t failedRequests = 0;  ///< without an answer, or refused
    std::uint64_t receivedBytes = 0;
    std::string problem{};  ///< why something is not seen or not heard, in words; or empty
};

}  // namespace sigma::viewer
