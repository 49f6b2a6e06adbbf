#pragma once

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// Describes an AV1 track from its AV1CodecConfigurationRecord (AV1-ISOBMFF, 2.3.3).
///
/// The record must carry the sequence header, as every publisher's does: there is no other place
/// to learn the resolution from before the first frame. The timescale is 90000.
/// Errors: kInvalidData.
Result<media::TrackInfo> describeAv1(const SharedBuffer& av1C);

}  // namespace sigma::codec
