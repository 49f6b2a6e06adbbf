#pragma once

#include <optional>

#include "core/hls/media_playlist.h"
#include "core/player/latency_mode.h"
#include "core/player/stream/media_timeline.h"

namespace sigma::player {

/// The mode that a playlist asks for: ultra for parts with a PART-HOLD-BACK of at most 4 s, low for
/// other parts and for a hold-back of at most 12 s, else normal.
LatencyMode modeOf(const hls::MediaPlaylist& playlist);

/// How far from the end of the playlist players must stay: PART-HOLD-BACK in ultra and low where
/// the playlist has parts, else HOLD-BACK; where they are not said, three part targets or target
/// durations (draft-pantos-hls-rfc8216bis, 4.4.3.8).
Duration holdBackOf(const hls::MediaPlaylist& playlist, LatencyMode mode);

/// The latency to aim at: what the viewer set, but the hold-back at least; else EXT-X-START's where
/// it counts from the end, else the mode's, but so much that the hold-back is kept at all times.
Duration idealTarget(const hls::MediaPlaylist& playlist,
                     const std::optional<hls::StartPoint>& start, LatencyMode mode,
                     std::optional<Duration> wanted);

/// What is known when playing begins at the live edge.
struct LiveStart {
    Duration target{0};
    Duration holdBack{0};
    std::optional<hls::DateTime> serverNow;
};

/// Where on the timeline to begin: where the latency is the target, by the dates where the server's
/// time is known; nowhere nearer to the end than the hold-back, nor before the beginning.
Duration liveStartAt(const MediaTimeline& timeline, const LiveStart& start);

/// Where a recording begins: EXT-X-START, else the beginning.
Duration recordingStartAt(const MediaTimeline& timeline,
                          const std::optional<hls::StartPoint>& start);

}  // namespace sigma::player
