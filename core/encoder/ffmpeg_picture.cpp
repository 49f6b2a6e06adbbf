#include "core/encoder/ffmpeg_picture.h"

#include <memory>
#include <utility>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/hwcontext.h>
}
#include <libyuv.h>

#include "core/ffmpeg/messages.h"

namespace sigma::encoder {
namespace {

using Owner = std::shared_ptr<const void>;

Error failure(const char* what, int error) {
    return {ErrorCode::kIo, what + (": " + ffmpeg::errorText(error))};
}

void releaseOwner(void* owner, std::uint8_t*) {
    delete static_cast<Owner*>(owner);
}

ffmpeg::Frame emptyPicture(const media::VideoFrame& picture, AVPixelFormat format) {
    ffmpeg::Frame frame = ffmpeg::makeFrame();
    frame->format = format;
    frame->width = static_cast<int>(picture.width);
    frame->height = static_cast<int>(picture.height);
    return frame;
}

Result<ffmpeg::Frame> sharedI420(const media::VideoFrame& picture) {
    ffmpeg::Frame frame = emptyPicture(picture, AV_PIX_FMT_YUV420P);
    for (std::size_t plane = 0; plane != picture.planes.size(); ++plane) {
        // A read-only buffer's bytes are not written; FFmpeg's type is older than const.
        frame->data[plane] = const_cast<std::uint8_t*>(picture.planes[plane].data);
        frame->linesize[plane] = static_cast<int>(picture.planes[plane].stride);
    }
    const std::size_t size = picture.planes[0].stride * picture.height;
    frame->buf[0] = av_buffer_create(frame->data[0], size, &releaseOwner, new Owner(picture.owner),
                                     AV_BUFFER_FLAG_READONLY);
    return frame;
}

Result<ffmpeg::Frame> copiedNv12(const media::VideoFrame& picture) {
    ffmpeg::Frame frame = emptyPicture(picture, AV_PIX_FMT_NV12);
    if (const int error = av_frame_get_buffer(frame.get(), 0); error < 0) {
        return failure("no memory for a picture", error);
    }
    const auto stride = [&](std::size_t plane) {
        return static_cast<int>(picture.planes[plane].stride);
    };
    libyuv::I420ToNV12(picture.planes[0].data, stride(0), picture.planes[1].data, stride(1),
                       picture.planes[2].data, stride(2), frame->data[0], frame->linesize[0],
                       frame->data[1], frame->linesize[1], frame->width, frame->height);
    return frame;
}

Result<ffmpeg::Frame> uploaded(const media::VideoFrame& picture, AVBufferRef* surfaces) {
    SIGMA_TRY_ASSIGN(const ffmpeg::Frame copy, copiedNv12(picture));
    ffmpeg::Frame surface = ffmpeg::makeFrame();
    if (const int error = av_hwframe_get_buffer(surfaces, surface.get(), 0); error < 0) {
        return failure("the graphics card has no room for a picture", error);
    }
    if (const int error = av_hwframe_transfer_data(surface.get(), copy.get(), 0); error < 0) {
        return failure("the graphics card takes no picture", error);
    }
    return surface;
}

}  // namespace

Result<ffmpeg::Frame> ffmpegPicture(const media::VideoFrame& picture, PictureMemory memory,
                                    AVBufferRef* surfaces) {
    switch (memory) {
        case PictureMemory::kI420:
            return sharedI420(picture);
        case PictureMemory::kNv12:
            return copiedNv12(picture);
        case PictureMemory::kVaapiSurface:
            return uploaded(picture, surfaces);
    }
    return Error{ErrorCode::kUnsupported, "pictures lie in no such memory"};
}

int ffmpegFormat(PictureMemory memory) {
    switch (memory) {
        case PictureMemory::kI420:
            return AV_PIX_FMT_YUV420P;
        case PictureMemory::kNv12:
            return AV_PIX_FMT_NV12;
        case PictureMemory::kVaapiSurface:
            return AV_PIX_FMT_VAAPI;
    }
    return AV_PIX_FMT_NONE;
}

}  // namespace sigma::encoder
