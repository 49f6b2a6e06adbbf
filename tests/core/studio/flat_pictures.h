#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/media/video_frame.h"

namespace sigma::studio {

using FramePtr = std::shared_ptr<const media::VideoFrame>;

struct Yuv {
    std::uint8_t y = 16;
    std::uint8_t u = 128;
    std::uint8_t v = 128;

    friend bool operator==(const Yuv&, const Yuv&) = default;
};

/// A frame over bytes that it owns; `strides` of as many planes as there are, one after the other.
inline std::shared_ptr<media::VideoFrame> frameOver(std::vector<std::uint8_t> bytes,
                                                    media::PixelFormat format, std::uint32_t width,
                                                    std::uint32_t height,
                                                    const std::vector<std::size_t>& strides) {
    const auto owned = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
    auto frame = std::make_shared<media::VideoFrame>();
    frame->format = format;
    frame->width = width;
    frame->height = height;
    std::size_t offset = 0;
    for (std::size_t plane = 0; plane != strides.size(); ++plane) {
        frame->planes[plane] = {owned->data() + offset, strides[plane]};
        offset += strides[plane] * (plane == 0 ? height : height / 2);
    }
    frame->owner = owned;
    return frame;
}

inline std::shared_ptr<media::VideoFrame> flatI420(std::uint32_t width, std::uint32_t height,
                                                   Yuv color) {
    std::vector<std::uint8_t> bytes(std::size_t{width} * height, color.y);
    bytes.insert(bytes.end(), std::size_t{width} * height / 4, color.u);
    bytes.insert(bytes.end(), std::size_t{width} * height / 4, color.v);
    return frameOver(std::move(bytes), media::PixelFormat::kI420, width, height,
                     {width, width / 2, width / 2});
}

/// `pattern` again and again: the bytes of one pixel, or of two that share their chroma.
inline std::shared_ptr<media::VideoFrame> flatPacked(media::PixelFormat format, std::uint32_t width,
                                                     std::uint32_t height,
                                                     const std::array<std::uint8_t, 4>& pattern) {
    const std::size_t stride = width * (format == media::PixelFormat::kBgra ? 4U : 2U);
    std::vector<std::uint8_t> bytes(stride * height);
    for (std::size_t i = 0; i != bytes.size(); ++i) {
        bytes[i] = pattern[i % 4];
    }
    return frameOver(std::move(bytes), format, width, height, {stride});
}

inline std::shared_ptr<media::VideoFrame> flatNv12(std::uint32_t width, std::uint32_t height,
                                                   Yuv color) {
    std::vector<std::uint8_t> bytes(std::size_t{width} * height, color.y);
    for (std::size_t i = 0; i != std::size_t{width} * height / 4; ++i) {
        bytes.push_back(color.u);
        bytes.push_back(color.v);
    }
    return frameOver(std::move(bytes), media::PixelFormat::kNv12, width, height, {width, width});
}

/// What an I420 picture shows at a pixel.
inline Yuv pixelOf(const media::VideoFrame& frame, std::uint32_t x, std::uint32_t y) {
    const auto at = [&](std::size_t plane, std::size_t column, std::size_t row) {
        return frame.planes[plane].data[row * frame.planes[plane].stride + column];
    };
    return {at(0, x, y), at(1, x / 2, y / 2), at(2, x / 2, y / 2)};
}

}  // namespace sigma::studio
