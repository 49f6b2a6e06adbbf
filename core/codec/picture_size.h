#pragma once

#include <cstdint>

#include "core/base/result.h"

namespace sigma::codec {

struct PictureSize {
    std::uint32_t width = 0;   ///< pixels
    std::uint32_t height = 0;  ///< pixels
};

/// What a parameter set cuts off the coded picture, counted in its crop units.
struct Cropping {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t top = 0;
    std::uint32_t bottom = 0;
    std::uint32_t unitWidth = 1;   ///< pixels
    std::uint32_t unitHeight = 1;  ///< pixels
};

/// The picture without what is cut off. Errors: kInvalidData when nothing would be left.
Result<PictureSize> cropped(PictureSize coded, const Cropping& crop);

}  // namespace sigma::codec
