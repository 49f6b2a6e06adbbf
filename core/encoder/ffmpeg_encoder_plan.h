#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/encoder/video_encoder.h"

namespace sigma::encoder {

/// How an encoder of FFmpeg wants its pictures.
enum class PictureMemory {
    kI420,         ///< in the processor's memory
    kNv12,         ///< in the processor's memory
    kVaapiSurface  ///< on the graphics card, carried there as NV12
};

/// Which encoder of FFmpeg does it, and how it is spoken to.
struct FfmpegEncoderPlan {
    std::string codec;  ///< FFmpeg's name
    std::vector<std::pair<std::string, std::string>> options;
    PictureMemory memory = PictureMemory::kI420;
    /// Takes a new bitrate while running; the others are opened anew, which costs an IDR.
    bool followsBitrate = false;
    /// Gives its parameter sets when it is opened; the others with the first picture.
    bool hasGlobalHeader = true;
};

/// Errors: kInvalidArgument for x264, which goes without FFmpeg.
Result<FfmpegEncoderPlan> planFor(const VideoEncoderSettings& settings);

}  // namespace sigma::encoder
