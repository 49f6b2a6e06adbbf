#include "core/encoder/video_encoder.h"

#include "core/encoder/ffmpeg_encoder_plan.h"
#include "core/encoder/ffmpeg_video_encoder.h"
#include "core/encoder/x264_encoder.h"

namespace sigma::encoder {

Result<std::unique_ptr<VideoEncoder>> makeVideoEncoder(const VideoEncoderSettings& settings) {
    if (settings.kind == VideoEncoderKind::kX264) {
        return X264Encoder::create(settings);
    }
    SIGMA_TRY_ASSIGN(const FfmpegEncoderPlan plan, planFor(settings));
    return FfmpegVideoEncoder::create(settings, plan);
}

}  // namespace sigma::encoder
