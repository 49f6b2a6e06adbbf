#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::encoder {

/// What a hardware encoder gives with start codes, as the rest of the house wants it.
struct AccessUnit {
    SharedBuffer payload;  ///< NAL units behind four bytes of length: no parameter sets, no AUD
    bool isKey = false;    ///< holds an IDR
};

AccessUnit accessUnitOf(ByteSpan annexB);

/// The track that the parameter sets among these NAL units describe. Errors: kInvalidData where
/// an SPS or PPS is missing.
Result<media::TrackInfo> trackOf(ByteSpan annexB);

}  // namespace sigma::encoder
