#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "server/domain/latency_profile.h"
#include "server/stream/media_time.h"

namespace sigma::packager {

using stream::MediaTime;

/// What a probe has learnt of a stream before its first playlist is published.
struct StreamFacts {
    std::optional<MediaTime> gop;            ///< from one key frame to the next, where seen
    std::optional<MediaTime> frameInterval;  ///< of the video, where there is one
    double frameRate = 0;                    ///< frames a second; 0 without video
    std::optional<MediaTime> audioFrame{};   ///< of the sound, where there is any
};

/// The durations that a session's playlists announce. Fixed for the whole session: players fail
/// for good when one of them changes (draft-pantos-hls-rfc8216bis, 4.4.3).
struct PackagingPlan {
    std::chrono::seconds targetDuration{0};  ///< EXT-X-TARGETDURATION
    MediaTime segmentDuration{0};            ///< wanted; segments end at key frames around it
    MediaTime partTarget{0};                 ///< the longest fragment
    bool listsParts = false;                 ///< low-latency: parts, blocking reload, hints
    MediaTime holdBack{0};
    MediaTime partHoldBack{0};
    MediaTime skipUntil{0};
    MediaTime window{0};
    std::uint64_t windowBytes = 0;  ///< a window that holds more gets shorter
    double frameRate = 0;

    /// How far from the end of a playlist players begin.
    MediaTime liveOffset() const { return listsParts ? partHoldBack : holdBack; }

    /// Raises what the stream's own group of pictures forces upwards, and fits the parts to it and
    /// to the frames of picture and sound.
    static PackagingPlan make(const domain::LatencyProfile& profile, const StreamFacts& facts);
};

}  // namespace sigma::packager
