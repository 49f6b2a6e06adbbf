#include "core/encoder/x264_parameters.h"

#include <algorithm>
#include <string>
#include <thread>

extern "C" {
#include <x264.h>
}

#include "core/encoder/picture_cadence.h"

namespace sigma::encoder {
namespace {

constexpr int kLookahead = 10;
constexpr std::int64_t kBitsPerKilobit = 1000;

const char* profileName(H264Profile profile) {
    switch (profile) {
        case H264Profile::kBaseline:
            return "baseline";
        case H264Profile::kMain:
            return "main";
        case H264Profile::kHigh:
            return "high";
    }
    return "high";
}

/// As many as x264 takes by itself for the size, but never more than there are processors.
int threadsFor(std::uint32_t height) {
    constexpr std::uint32_t kLinesPerThread = 32;
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    return static_cast<int>(std::clamp(height / kLinesPerThread, 1U, processors));
}

void setPicture(const VideoEncoderSettings& settings, x264_param_t& parameters) {
    parameters.i_width = static_cast<int>(settings.width);
    parameters.i_height = static_cast<int>(settings.height);
    parameters.i_csp = X264_CSP_I420;
    parameters.i_fps_num = settings.frameRate.numerator;
    parameters.i_fps_den = settings.frameRate.denominator;
    parameters.b_vfr_input = 0;
    constexpr int kBt709 = 1;
    parameters.vui.b_fullrange = 0;
    parameters.vui.i_colorprim = kBt709;
    parameters.vui.i_transfer = kBt709;
    parameters.vui.i_colmatrix = kBt709;
}

void setBitstream(x264_param_t& parameters) {
    parameters.b_annexb = 0;
    parameters.b_repeat_headers = 0;
    parameters.b_aud = 0;
    parameters.i_nal_hrd = X264_NAL_HRD_NONE;
}

void setKeyFrames(std::uint32_t keyPictures, x264_param_t& parameters) {
    parameters.i_keyint_max = static_cast<int>(keyPictures);
    parameters.i_scenecut_threshold = 0;
    parameters.b_open_gop = 0;
    parameters.b_intra_refresh = 0;
}

}  // namespace

Result<void> fillX264Parameters(const VideoEncoderSettings& settings, x264_param_t& parameters) {
    const char* tune = settings.isLowLatency ? "zerolatency" : nullptr;
    if (x264_param_default_preset(&parameters, settings.preset.c_str(), tune) < 0) {
        return Error{ErrorCode::kInvalidArgument,
                     "x264 does not know the preset \"" + settings.preset + "\""};
    }
    parameters.i_log_level = X264_LOG_NONE;
    parameters.i_threads = threadsFor(settings.height);
    setPicture(settings, parameters);
    setBitstream(parameters);
    setKeyFrames(PictureCadence(settings.frameRate, settings.keyInterval).keyPictures(),
                 parameters);
    parameters.rc.i_rc_method = X264_RC_ABR;
    parameters.rc.i_lookahead = std::min(parameters.rc.i_lookahead, kLookahead);
    setX264Rate(settings.bitrate, 1, settings.bufferDuration, parameters);
    const char* profile = profileName(settings.profile);
    if (x264_param_apply_profile(&parameters, profile) < 0) {
        return Error{ErrorCode::kInvalidArgument,
                     std::string("x264 refuses the profile ") + profile};
    }
    return {};
}

void setX264Rate(std::int64_t bitrate, std::uint32_t divisor,
                 std::chrono::milliseconds bufferDuration, x264_param_t& parameters) {
    const std::int64_t kilobits = bitrate / kBitsPerKilobit;
    parameters.rc.i_bitrate = static_cast<int>(kilobits * divisor);
    parameters.rc.i_vbv_max_bitrate = parameters.rc.i_bitrate;
    parameters.rc.i_vbv_buffer_size =
        static_cast<int>(std::max<std::int64_t>(1, kilobits * bufferDuration.count() / 1000));
}

}  // namespace sigma::encoder
