#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/media/video_frame.h"

namespace sigma::test {

/// A picture of I420 in which everything moves a little from one number to the next: a gradient,
/// with a fine texture over it that costs bits.
inline media::VideoFrame movingPicture(std::uint32_t width, std::uint32_t height,
                                       std::uint32_t number) {
    const std::uint32_t halfWidth = width / 2;
    const std::size_t lumaSize = std::size_t{width} * height;
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(lumaSize * 3 / 2);
    std::uint8_t* next = pixels->data();
    for (std::uint32_t y = 0; y != height; ++y) {
        for (std::uint32_t x = 0; x != width; ++x) {
            const std::uint32_t texture = ((x + number) * 7 ^ (y + 2 * number) * 13) % 24;
            *next++ = static_cast<std::uint8_t>(16 + (x + y + 3 * number) % 190 + texture);
        }
    }
    for (std::uint32_t y = 0; y != height; ++y) {
        for (std::uint32_t x = 0; x != halfWidth; ++x) {
            *next++ = static_cast<std::uint8_t>(64 + (x + y + number) % 128);
        }
    }
    media::VideoFrame frame;
    frame.width = width;
    frame.height = height;
    const std::uint8_t* data = pixels->data();
    frame.planes = {media::FramePlane{data, width}, media::FramePlane{data + lumaSize, halfWidth},
                    media::FramePlane{data + lumaSize * 5 / 4, halfWidth}};
    frame.owner = std::move(pixels);
    return frame;
}

}  // namespace sigma::test
