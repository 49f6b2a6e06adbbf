#pragma once

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// Describes an H.264 track from its AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3).
///
/// The first SPS speaks for the track. What follows the parameter sets (the chroma and bit depth
/// fields, which encoders leave out or break) is not looked at. The timescale is 90000.
/// Errors: kInvalidData; kLimitExceeded for absurd picture sizes.
Result<media::TrackInfo> describeH264(const SharedBuffer& avcC);

}  // namespace sigma::codec
