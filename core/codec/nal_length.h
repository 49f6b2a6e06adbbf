#pragma once

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// Bytes of the length before each NAL unit, from an avcC or hvcC record: 1, 2 or 4.
///
/// `codec` is kH264 or kHevc. Errors: kInvalidData for a record too short or a size of 3.
Result<unsigned> nalLengthSize(media::Codec codec, ByteSpan config);

/// The avcC or hvcC record, announcing lengths of four bytes; itself where it already does.
/// `config` has passed nalLengthSize().
SharedBuffer withFourByteLengths(media::Codec codec, const SharedBuffer& config);

/// The access unit with each NAL unit behind four bytes of length; itself for a lengthSize of 4.
///
/// Errors: kInvalidData when a NAL unit's length passes the end.
Result<SharedBuffer> withFourByteLengths(const SharedBuffer& accessUnit, unsigned lengthSize);

}  // namespace sigma::codec
