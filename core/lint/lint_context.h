#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include <boost/asio/awaitable.hpp>

#include "core/base/clock.h"
#include "core/httpclient/http_client.h"
#include "core/lint/findings.h"
#include "core/lint/report_rules.h"

namespace sigma::lint {

/// How much was looked at.
struct LintCounts {
    std::uint64_t requests = 0;
    std::uint64_t playlists = 0;
    std::uint64_t parts = 0;
    std::uint64_t segments = 0;
};

/// What all coroutines of one check share. Thread: the client's.
struct LintContext {
    httpclient::HttpClient& client;
    const Clock& clock;
    SteadyTime deadline;         ///< when to stop following the stream
    bool isIndependent = false;  ///< the multivariant playlist says so for all
    Findings findings = {};
    LintCounts counts = {};
    ProgressByUrl progress = {};
};

/// How long media, and playlists that do not block, may take.
inline constexpr std::chrono::seconds kPatience{15};

/// How long a request may take that a server holds: it should answer with an error after three
/// target durations (draft-pantos-hls-rfc8216bis, 6.2.5.2).
inline std::chrono::seconds patienceForHeld(std::chrono::seconds targetDuration) {
    constexpr std::chrono::seconds kLongest{120};
    return std::min(3 * targetDuration, kLongest) + kPatience;
}

}  // namespace sigma::lint
