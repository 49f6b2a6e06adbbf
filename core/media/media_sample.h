#pragma once

#include <cstdint>

#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::media {

/// One access unit (a video frame) or one audio frame. Immutable once shared.
struct MediaSample {
    TrackKind track = TrackKind::kVideo;
    std::uint8_t rendition = 0;  ///< which of the programme's pictures; sound has one, 0
    std::int64_t dts = 0;        ///< decoding time, ticks of the track's timescale
    std::int32_t ctsOffset = 0;  ///< presentation time minus decoding time, ticks
    std::uint32_t duration = 0;  ///< ticks; 0 until the next sample of the track has set it
    bool isKey = false;          ///< decoding can begin here (IDR, IRAP, key frame; any audio)
    /// As in ISO BMFF: NAL units behind their length, OBUs without temporal delimiters, raw AAC.
    SharedBuffer payload;
};

}  // namespace sigma::media
