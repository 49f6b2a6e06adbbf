#pragma once

#include <cstdint>
#include <span>

#include "core/base/shared_buffer.h"
#include "core/media/media_sample.h"

namespace sigma::container {

/// One CMAF chunk (ISO/IEC 23000-19, 7.3.2.3) of the track that writeInitSegment() describes:
/// moof and mdat in one buffer, the payload copied once.
///
/// The parts of a segment, one behind the other, are the segment. Values that all samples share
/// are said once, in tfhd.
/// Precondition: at least one sample, all of one track in decoding order without holes, with
/// durations set and the first dts not negative; less than 4 GiB together.
SharedBuffer writeFragment(std::uint32_t sequenceNumber,
                           std::span<const media::MediaSample> samples);

}  // namespace sigma::container
