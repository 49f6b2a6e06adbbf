#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/httpclient/http_header.h"
#include "core/player/fetcher.h"

namespace sigma::viewer {

/// What a viewer tells of itself with each request, beside what the request is for.
struct CmcdState {
    std::string sessionId{};                 ///< a UUID of this playback
    std::string contentId{};                 ///< of what is played, at most 64 characters; or empty
    player::Duration buffer{0};              ///< ahead of what is heard and seen
    std::optional<double> bandwidth{};       ///< bit/s, measured
    std::optional<double> highestBitrate{};  ///< bit/s, of what could be chosen
    double speed = 1;
    bool isLive = true;
    bool hasAudioLane = false;  ///< the main lane's media has no sound then
    bool wasStarved = false;    ///< the buffer ran out since the last request
};

/// Common media client data, version 1 (CTA-5004), as request headers: they need no change of a
/// cache's keys. Nothing for requests that are not of the stream.
std::vector<httpclient::HttpHeader> cmcdHeaders(const CmcdState& state,
                                                const player::FetchRequest& request);

}  // namespace sigma::viewer
