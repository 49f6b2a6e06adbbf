#pragma once

#include <cstddef>
#include <optional>

#include "core/httpclient/url.h"
#include "core/player/latency_mode.h"

namespace sigma::player {

/// How much a player keeps of what it has not played yet; live, the broadcast sets its own limit.
struct BufferLimits {
    Duration ahead = std::chrono::seconds(30);
    std::size_t bytes = 64 * 1024 * 1024;  ///< of a lane: none may take another's room
};

/// What a viewer wants of one playback.
struct PlayerSettings {
    /// Nothing: from the playlist. Low-latency ones whose PART-HOLD-BACK is at most 4 s are played
    /// in ultra, others with parts or a hold-back of at most 12 s in low, the rest in normal.
    std::optional<LatencyMode> mode;
    /// Latency, the stream's hold-back at least; nothing: what the stream and the mode ask for.
    std::optional<Duration> target;
    /// Answers a GET with the milliseconds since 1970 as text. Nothing, or where it does not: the
    /// Date of a playlist, or this machine's clock where the two agree.
    std::optional<httpclient::Url> clockUrl;
    std::optional<std::size_t> onlyVariant;  ///< index in PlayerStatus::variants
    /// On the timeline, whose zero is where the window began when playback did: for recordings,
    /// and for live streams to begin back in the window. Nothing: the live edge, or the beginning.
    std::optional<Duration> startPosition;
    BufferLimits buffer;
};

}  // namespace sigma::player
