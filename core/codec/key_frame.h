#pragma once

#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::codec {

/// Whether decoding can begin with this access unit, by its bitstream and not by what a container
/// says of it: IDR for H.264, IRAP for HEVC, a shown key frame for AV1, any frame for AAC.
///
/// `payload` is as in MediaSample: NAL units behind four bytes of length. Broken ones are no key.
bool startsWithKeyFrame(media::Codec codec, ByteSpan payload);

}  // namespace sigma::codec
