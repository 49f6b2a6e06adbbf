#pragma once

#include <cstdint>

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"

namespace sigma::container {

/// The contents of an esds box, version and flags apart, for MPEG-4 audio: an ES_Descriptor around
/// AudioSpecificConfig (ISO/IEC 14496-1, 7.2.6; ISO/IEC 14496-14, 5.6).
void writeAudioDescriptor(ByteWriter& writer, ByteSpan audioSpecificConfig);

/// The AudioSpecificConfig within the payload of an esds box.
/// Errors: kInvalidData, kNotEnoughData, kUnsupported where the stream is not MPEG-4 audio.
Result<ByteSpan> audioSpecificConfigOf(ByteSpan esdsPayload);

}  // namespace sigma::container
