#pragma once

#include <algorithm>
#include <cstring>
#include <memory>

#include "core/capture/frame_pool.h"
#include "core/media/video_frame.h"

namespace sigma::test {

/// The same picture in memory of its own, so that a test keeps none of a source's few buffers.
inline std::shared_ptr<const media::VideoFrame> copiedFrame(const media::VideoFrame& frame) {
    auto copy = std::make_shared<capture::PictureBuffer>(frame.format, frame.width, frame.height);
    for (std::size_t plane = 0; plane != frame.planes.size(); ++plane) {
        if (frame.planes[plane].data == nullptr) {
            continue;
        }
        const std::size_t rows = plane == 0 ? frame.height : frame.height / 2;
        const bool isHalf = plane != 0 && frame.format == media::PixelFormat::kI420;
        const std::size_t bytes =
            plane != 0                                  ? frame.width / (isHalf ? 2 : 1)
            : frame.format == media::PixelFormat::kBgra ? frame.width * 4UL
            : frame.format == media::PixelFormat::kYuyv || frame.format == media::PixelFormat::kUyvy
                ? frame.width * 2UL
                : frame.width;
        for (std::size_t row = 0; row != rows; ++row) {
            std::memcpy(copy->plane(plane) + row * copy->stride(plane),
                        frame.planes[plane].data + row * frame.planes[plane].stride, bytes);
        }
    }
    return capture::shareFrame(std::move(copy), frame.capturedAt, frame.matrix);
}

}  // namespace sigma::test
