#pragma once

#include <chrono>

#include "server/domain/latency_profile.h"
#include "server/stream/input_monitor.h"

namespace sigma::stream {

/// What an input's figures are judged by.
struct InputCondition {
    domain::SessionInput input = domain::SessionInput::kPrimary;
    std::chrono::milliseconds since{0};  ///< how long a starved or lost input has been so
    std::chrono::milliseconds reconnectWindow{60'000};
    domain::LatencyMode mode = domain::LatencyMode::kUltra;
};

/// How well an input does: 100 where nothing is found, less for each finding, and the worst in
/// words.
///
/// A finding is a warning (25 points) or critical (60): media received against time passed below
/// 0.95 / 0.85, frames against those declared below 90 % / 70 %, bitrate against the minute's
/// median below 50 % / 20 %, key frames further apart than 4 / 8 s (2 / 4 s in the modes low and
/// ultra), sound away from the picture by 100 / 300 ms. An input that is starved or lost for 3 s
/// costs 60 points, and all of them after half the reconnect window; nothing else is judged then.
domain::InputHealth healthOf(const InputFigures& figures, const InputCondition& condition);

}  // namespace sigma::stream
