#pragma once

#include <cstdint>

#include "core/base/shared_buffer.h"
#include "core/container/mp4_box.h"
#include "core/media/track_info.h"

namespace sigma::container {

/// What an initialisation segment says of one track.
struct Fmp4Track {
    std::uint32_t trackId = 0;
    FourCc sampleEntry = 0;  ///< avc1, avc3, hvc1, hev1, av01, mp4a
    media::Codec codec = media::Codec::kH264;
    std::uint32_t timescale = 0;
    std::uint32_t width = 0;       ///< pixels; video only
    std::uint32_t height = 0;      ///< pixels; video only
    std::uint32_t sampleRate = 0;  ///< Hz as the sample entry has it, 0 where it can't; audio only
    std::uint32_t channels = 0;    ///< as the sample entry has it; audio only
    /// avcC, hvcC or av1C record, or AudioSpecificConfig, as in media::TrackInfo.
    SharedBuffer codecConfig;
    /// What trex says where a fragment does not (ISO/IEC 14496-12, 8.8.3).
    std::uint32_t defaultDuration = 0;
    std::uint32_t defaultSize = 0;
    std::uint32_t defaultFlags = 0;
};

}  // namespace sigma::container
