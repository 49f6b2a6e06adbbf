#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// The sample rate of a samplingFrequencyIndex, which ADTS headers have too (ISO/IEC 14496-3, table
/// 1.18), in Hz; 0 for what is reserved.
std::uint32_t aacRateOf(std::uint32_t samplingFrequencyIndex);

/// Describes an AAC track from its AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).
///
/// The sample rate is the decoder's output: with SBR signalled (explicitly, in either way of
/// 1.6.5) it is twice the core's, and so are the samples of a frame. The timescale is that rate.
/// Errors: kInvalidData; kUnsupported for object types other than Main, LC, SSR, LTP, SBR and PS,
/// and for channel layouts written out in a program config element.
Result<media::TrackInfo> describeAac(const SharedBuffer& audioSpecificConfig);

}  // namespace sigma::codec
