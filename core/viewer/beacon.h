#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/player/player_status.h"

namespace sigma::viewer {

/// What a beacon says of a playback so far.
struct BeaconFacts {
    std::string sessionId{};
    std::string contentId{};
    std::uint64_t sequence = 0;  ///< counts the beacons of the session
    bool isLast = false;
    player::Duration watched{0};  ///< played, without pauses and stalls
    player::PlayerStatus status{};
    std::optional<double> bitrate{};  ///< bit/s of what is played
};

/// As a JSON object; times are in milliseconds.
std::string beaconJson(const BeaconFacts& facts);

}  // namespace sigma::viewer
