#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/clock.h"

namespace sigma::media {

/// How a picture's pixels lie in memory; names of packed formats give the order of the bytes.
enum class PixelFormat { kI420, kNv12, kYuyv, kUyvy, kBgra };

/// How YUV came from RGB; always the limited range (ITU-R BT.601, BT.709).
enum class ColorMatrix { kBt601, kBt709 };

struct FramePlane {
    const std::uint8_t* data = nullptr;
    std::size_t stride = 0;  ///< bytes from one row to the next
};

/// One uncompressed picture. Immutable once shared; a copy shares the pixels.
struct VideoFrame {
    PixelFormat format = PixelFormat::kI420;
    ColorMatrix matrix = ColorMatrix::kBt709;
    std::uint32_t width = 0;            ///< pixels; even
    std::uint32_t height = 0;           ///< pixels; even
    std::array<FramePlane, 3> planes;   ///< as many as the format has
    SteadyTime capturedAt;              ///< when the picture was taken or made
    std::shared_ptr<const void> owner;  ///< keeps the planes alive
    std::optional<WallTime> madeAt;     ///< goes with the picture through its coded stream
};

}  // namespace sigma::media
