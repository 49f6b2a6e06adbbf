#pragma once

#include "core/encoder/audio_encoder.h"
#include "core/encoder/video_encoder.h"
#include "core/media/video_frame.h"

namespace sigma::encoder {

/// Whether an encoder can be asked for this at all. Errors: kInvalidArgument, in words.
Result<void> checkSettings(const VideoEncoderSettings& settings);
Result<void> checkSettings(const AudioEncoderSettings& settings);

/// Errors: kInvalidArgument for a bitrate out of all bounds.
Result<void> checkVideoBitrate(std::int64_t bitsPerSecond);

/// Whether the picture is what the settings announced. Errors: kInvalidArgument.
Result<void> checkPicture(const VideoEncoderSettings& settings, const media::VideoFrame& frame);

}  // namespace sigma::encoder
