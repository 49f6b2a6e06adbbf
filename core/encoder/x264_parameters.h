#pragma once

#include "core/base/result.h"
#include "core/encoder/video_encoder.h"

struct x264_param_t;

namespace sigma::encoder {

/// Fills in everything that x264 is opened with.
///
/// The rate control's buffer is on from the beginning, for without it the bitrate could not be
/// changed later; no NAL-HRD, which would forbid it. Errors: kInvalidArgument for settings that
/// pass checkSettings() and that x264 refuses all the same.
Result<void> fillX264Parameters(const VideoEncoderSettings& settings, x264_param_t& parameters);

/// The rate control alone. Where only each n-th picture comes, x264 is to give each one n times
/// the bits, out of a buffer that still holds `bufferDuration` of the true rate.
void setX264Rate(std::int64_t bitrate, std::uint32_t divisor,
                 std::chrono::milliseconds bufferDuration, x264_param_t& parameters);

}  // namespace sigma::encoder
