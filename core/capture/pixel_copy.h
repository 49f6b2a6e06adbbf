#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/capture/frame_pool.h"

namespace sigma::capture {

/// Copies pixels of four bytes (blue, green, red, ignored) into I420 of BT.601, limited range.
///
/// Width and height are those of `picture`; `stride` is bytes from one row to the next.
void convertOpaquePixels(const std::uint8_t* pixels, std::size_t stride, PictureBuffer& picture);

/// Copies pixels of four bytes (blue, green, red, alpha that is not premultiplied) as they are.
void copyPixels(const std::uint8_t* pixels, std::size_t stride, PictureBuffer& picture);

}  // namespace sigma::capture
