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

/// The AVCDecoderConfigurationRecord of 8 bit 4:2:0 video with one SPS and one PPS, NAL headers
/// included; it announces lengths of four bytes. Errors: kInvalidData for what is no such SPS.
Result<SharedBuffer> writeH264Config(ByteSpan sps, ByteSpan pps);

}  // namespace sigma::codec
