#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// What an H.264 sequence parameter set says about the pictures.
struct H264Sps {
    std::uint8_t profile = 0;        ///< profile_idc
    std::uint8_t compatibility = 0;  ///< the constraint_set flags, as one byte
    std::uint8_t level = 0;          ///< level_idc
    media::VideoFormat video;
};

/// Parses a sequence parameter set, NAL header included (ISO/IEC 14496-10, 7.3.2.1.1, E.1.1).
///
/// A VUI that is cut off costs the frame rate only.
/// Errors: kInvalidData; kLimitExceeded for pictures over 16384 pixels a side.
Result<H264Sps> parseH264Sps(ByteSpan nalUnit);

}  // namespace sigma::codec
