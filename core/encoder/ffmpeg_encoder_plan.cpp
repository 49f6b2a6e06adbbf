#include "core/encoder/ffmpeg_encoder_plan.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sigma::encoder {
namespace {

/// x264's presets, and what comes nearest to them elsewhere.
struct PresetNames {
    std::string_view x264;
    const char* nvenc;
    const char* qsv;
    const char* amf;
};

constexpr std::array<PresetNames, 10> kPresets = {{
    {"ultrafast", "p1", "veryfast", "speed"},
    {"superfast", "p1", "veryfast", "speed"},
    {"veryfast", "p2", "veryfast", "speed"},
    {"faster", "p3", "faster", "speed"},
    {"fast", "p4", "fast", "balanced"},
    {"medium", "p4", "medium", "balanced"},
    {"slow", "p5", "slow", "quality"},
    {"slower", "p6", "slower", "quality"},
    {"veryslow", "p7", "veryslow", "quality"},
    {"placebo", "p7", "veryslow", "quality"},
}};

const PresetNames& presetOf(const VideoEncoderSettings& settings) {
    const auto found = std::ranges::find(kPresets, settings.preset, &PresetNames::x264);
    constexpr std::size_t kVeryfast = 2;
    return found == kPresets.end() ? kPresets[kVeryfast] : *found;
}

std::string profileOf(const VideoEncoderSettings& settings, const char* baseline) {
    switch (settings.profile) {
        case H264Profile::kBaseline:
            return baseline;
        case H264Profile::kMain:
            return "main";
        case H264Profile::kHigh:
            return "high";
    }
    return "high";
}

FfmpegEncoderPlan nvencPlan(const VideoEncoderSettings& settings) {
    return {"h264_nvenc",
            {{"preset", presetOf(settings).nvenc},
             {"tune", settings.isLowLatency ? "ull" : "hq"},
             {"zerolatency", settings.isLowLatency ? "1" : "0"},
             {"delay", settings.isLowLatency ? "0" : "2"},
             {"rc", "cbr"},
             {"forced-idr", "1"},
             {"no-scenecut", "1"},
             {"profile", profileOf(settings, "baseline")}},
            PictureMemory::kI420,
            true,
            true};
}

FfmpegEncoderPlan qsvPlan(const VideoEncoderSettings& settings) {
    return {"h264_qsv",
            {{"preset", presetOf(settings).qsv},
             {"async_depth", settings.isLowLatency ? "1" : "4"},
             {"forced_idr", "1"},
             {"adaptive_i", "0"},
             {"adaptive_b", "0"},
             {"profile", profileOf(settings, "baseline")}},
            PictureMemory::kNv12,
            false,
            true};
}

FfmpegEncoderPlan vaapiPlan(const VideoEncoderSettings& settings) {
    return {"h264_vaapi",
            {{"async_depth", settings.isLowLatency ? "1" : "2"},
             {"rc_mode", "CBR"},
             {"idr_interval", "0"},
             {"profile", profileOf(settings, "constrained_baseline")}},
            PictureMemory::kVaapiSurface,
            false,
            true};
}

FfmpegEncoderPlan videoToolboxPlan(const VideoEncoderSettings& settings) {
    return {"h264_videotoolbox",
            {{"realtime", settings.isLowLatency ? "1" : "0"},
             {"allow_sw", "0"},
             {"profile", profileOf(settings, "baseline")}},
            PictureMemory::kI420,
            false,
            true};
}

FfmpegEncoderPlan amfPlan(const VideoEncoderSettings& settings) {
    return {"h264_amf",
            {{"usage", settings.isLowLatency ? "ultralowlatency" : "transcoding"},
             {"quality", presetOf(settings).amf},
             {"rc", "cbr"},
             {"profile", profileOf(settings, "constrained_baseline")}},
            PictureMemory::kNv12,
            false,
            true};
}

}  // namespace

Result<FfmpegEncoderPlan> planFor(const VideoEncoderSettings& settings) {
    switch (settings.kind) {
        case VideoEncoderKind::kX264:
            break;
        case VideoEncoderKind::kNvenc:
            return nvencPlan(settings);
        case VideoEncoderKind::kQsv:
            return qsvPlan(settings);
        case VideoEncoderKind::kVaapi:
            return vaapiPlan(settings);
        case VideoEncoderKind::kV4l2M2m:
            return FfmpegEncoderPlan{"h264_v4l2m2m", {}, PictureMemory::kNv12, false, false};
        case VideoEncoderKind::kVideoToolbox:
            return videoToolboxPlan(settings);
        case VideoEncoderKind::kAmf:
            return amfPlan(settings);
    }
    return Error{ErrorCode::kInvalidArgument, "x264 is not driven through FFmpeg"};
}

}  // namespace sigma::encoder
