#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace sigma::hls {

/// Which pathways players shall prefer, and when to ask again (draft-pantos-hls-rfc8216bis, 7.3).
struct SteeringManifest {
    std::chrono::seconds timeToLive{300};
    std::string reloadUri;                     ///< empty: where this one came from
    std::vector<std::string> pathwayPriority;  ///< the most wanted first; never empty

    friend bool operator==(const SteeringManifest&, const SteeringManifest&) = default;
};

/// Parses a steering manifest; pathway clones are passed over. TTL is kept within 1 s and a day.
/// Errors: kInvalidData, kLimitExceeded (64 KiB, 64 pathways), kUnsupported for other versions
/// than 1.
Result<SteeringManifest> parseSteeringManifest(std::string_view text);

}  // namespace sigma::hls
