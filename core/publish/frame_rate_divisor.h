#pragma once

#include <cstdint>

#include "core/media/track_info.h"

namespace sigma::publish {

/// 2 where the network leaves less than 0.05 bit for each pixel, so that half the pictures look
/// better than all of them would; 1 again from 0.065 on. Who allows little at most is content with
/// it: not above 60 % and 80 % of the maximum. 1 where the format declares no rate.
std::uint32_t frameRateDivisor(std::int64_t videoBitrate, std::int64_t maximumBitrate,
                               const media::VideoFormat& format, std::uint32_t current);

}  // namespace sigma::publish
