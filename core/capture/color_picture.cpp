#include "core/capture/color_picture.h"

#include <array>
#include <cmath>
#include <cstring>

#include "core/capture/frame_pool.h"

namespace sigma::capture {
namespace {

constexpr std::uint32_t kWidth = 64;
constexpr std::uint32_t kHeight = 36;

std::uint8_t channelOf(std::uint32_t color, unsigned shift) {
    return static_cast<std::uint8_t>(color >> shift & 0xFFU);
}

/// ITU-R BT.709, limited range.
std::array<std::uint8_t, 3> yuvOf(std::uint32_t color) {
    const double red = channelOf(color, 16) / 255.0;
    const double green = channelOf(color, 8) / 255.0;
    const double blue = channelOf(color, 0) / 255.0;
    const double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const auto byte = [](double value) { return static_cast<std::uint8_t>(std::lround(value)); };
    return {byte(16 + 219 * luma), byte(128 + 224 * (blue - luma) / 1.8556),
            byte(128 + 224 * (red - luma) / 1.5748)};
}

}  // namespace

Result<std::shared_ptr<const media::VideoFrame>> colorPicture(std::uint32_t color) {
    const bool isOpaque = channelOf(color, 24) == 0xFF;
    auto picture = std::make_shared<PictureBuffer>(
        isOpaque ? media::PixelFormat::kI420 : media::PixelFormat::kBgra, kWidth, kHeight);
    if (isOpaque) {
        const auto yuv = yuvOf(color);
        for (std::size_t plane = 0; plane != yuv.size(); ++plane) {
            std::memset(picture->plane(plane), yuv[plane],
                        picture->stride(plane) * (plane == 0 ? kHeight : kHeight / 2));
        }
    } else {
        std::uint8_t* pixel = picture->plane(0);
        for (std::uint32_t index = 0; index != kWidth * kHeight; ++index) {
            for (const unsigned shift : {0U, 8U, 16U, 24U}) {
                *pixel++ = channelOf(color, shift);
            }
        }
    }
    return shareFrame(std::move(picture), {}, media::ColorMatrix::kBt709);
}

}  // namespace sigma::capture
