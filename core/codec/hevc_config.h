#pragma once

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// Describes an HEVC track from its HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1).
///
/// The first SPS speaks for the track; the codec string follows Annex E. The timescale is 90000.
/// Errors: kInvalidData; kLimitExceeded for absurd picture sizes.
Result<media::TrackInfo> describeHevc(const SharedBuffer& hvcC);

}  // namespace sigma::codec
