#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/encoder/video_encoder.h"

namespace sigma::encoder {

/// "x264", "nvenc", …: as settings and command lines say it.
std::string_view toString(VideoEncoderKind kind);

/// Errors: kInvalidArgument.
Result<VideoEncoderKind> parseVideoEncoderKind(std::string_view name);

}  // namespace sigma::encoder
