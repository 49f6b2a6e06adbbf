#pragma once

#include <cstdint>

#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::ffmpeg {

/// FFmpeg's number for the codec: a value of its AVCodecID.
int codecIdOf(media::Codec codec);

/// A copy of a decoder's configuration with the padding that FFmpeg reads behind it, in memory that
/// FFmpeg frees together with what it is given to as extradata. Null where there is no memory.
std::uint8_t* copyConfig(ByteSpan config);

}  // namespace sigma::ffmpeg
