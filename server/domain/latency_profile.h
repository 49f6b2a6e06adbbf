#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace sigma::domain {

/// How far behind the broadcaster viewers are: 20-30 s, 8-10 s, or 2-4 s and below.
enum class LatencyMode { kNormal, kLow, kUltra };

std::string_view toString(LatencyMode mode);
std::optional<LatencyMode> latencyModeFrom(std::string_view name);

/// The durations that a latency mode stands for.
struct LatencyProfile {
    using Duration = std::chrono::microseconds;

    Duration segmentDuration{};
    /// Wanted of a part; PART-TARGET is near it, as frames and segments allow. None in a mode whose
    /// playlists list no parts.
    std::optional<Duration> partDuration;
    /// HOLD-BACK; raised to three target durations where it is less.
    Duration holdBack{};
    /// PART-HOLD-BACK; raised to three parts where it is less.
    Duration partHoldBack{};
    /// How much media a playlist lists.
    Duration playlistWindow{};
    /// Bytes of media that a rendition may hold, listed or still fetchable.
    std::uint64_t windowBytes = std::numeric_limits<std::uint64_t>::max();
};

}  // namespace sigma::domain
