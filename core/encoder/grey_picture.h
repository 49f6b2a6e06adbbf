#pragma once

#include <cstdint>

#include "core/encoder/video_encoder.h"
#include "core/media/video_frame.h"

namespace sigma::encoder {

/// A picture of one grey, of the settings' size in I420, to see what an encoder makes of one.
media::VideoFrame greyPicture(const VideoEncoderSettings& settings, std::uint8_t luma);

}  // namespace sigma::encoder
