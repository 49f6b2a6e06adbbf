#pragma once

#include <cstddef>
#include <cstdint>

#include "core/studio/layout_geometry.h"
#include "core/studio/picture_pool.h"

namespace sigma::studio {

/// Converts B, G, R, A bytes of the area's size into that area of a picture, by ITU-R BT.709 in
/// the limited range. (libyuv does BT.601 only.)
void drawBgra(const std::uint8_t* pixels, std::size_t stride, const WritablePicture& target,
              const Area& area);

/// Turns an area drawn by ITU-R BT.601 into BT.709.
void turnIntoBt709(const WritablePicture& target, const Area& area);

}  // namespace sigma::studio
