#include "core/encoder/video_encoder.h"

#include "core/encoder/x264_encoder.h"

namespace sigma::encoder {

Result<std::unique_ptr<VideoEncoder>> makeVideoEncoder(const VideoEncoderSettings& settings) {
    if (settings.kind == VideoEncoderKind::kX264) {
        return X264Encoder::create(settings);
    }
    return Error{ErrorCode::kUnsupported, "this machine has no such encoder"};
}

}  // namespace sigma::encoder
