#pragma once

#include <array>
#include <cstdint>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// What an HEVC sequence parameter set says about the pictures.
struct HevcSps {
    /// The general part of profile_tier_level(): a byte of profile space, tier and profile, four
    /// of compatibility, six of constraints, one of level.
    std::array<std::uint8_t, 12> profileTierLevel{};
    media::VideoFormat video;
};

/// Parses a sequence parameter set, NAL header included (ISO/IEC 23008-2, 7.3.2.2.1, E.2.1).
///
/// A VUI that is cut off costs the frame rate only.
/// Errors: kInvalidData; kLimitExceeded for pictures over 16384 pixels a side.
Result<HevcSps> parseHevcSps(ByteSpan nalUnit);

}  // namespace sigma::codec
