#pragma once

#include "core/base/result.h"
#include "core/encoder/ffmpeg_encoder_plan.h"
#include "core/ffmpeg/handles.h"
#include "core/media/video_frame.h"

namespace sigma::encoder {

/// An I420 picture as an encoder of FFmpeg takes it.
///
/// I420 shares the pixels, NV12 is a copy, a surface is filled from `surfaces` (an
/// AVHWFramesContext; null otherwise). Errors: kIo.
Result<ffmpeg::Frame> ffmpegPicture(const media::VideoFrame& picture, PictureMemory memory,
                                    AVBufferRef* surfaces);

/// AVPixelFormat of pictures in that memory.
int ffmpegFormat(PictureMemory memory);

}  // namespace sigma::encoder
