#include "core/codec/picture_size.h"

#include <string>

namespace sigma::codec {

Result<PictureSize> cropped(PictureSize coded, const Cropping& crop) {
    const std::uint64_t cutWidth = (std::uint64_t{crop.left} + crop.right) * crop.unitWidth;
    const std::uint64_t cutHeight = (std::uint64_t{crop.top} + crop.bottom) * crop.unitHeight;
    if (cutWidth >= coded.width || cutHeight >= coded.height) {
        return Error{ErrorCode::kInvalidData,
                     "the SPS crops " + std::to_string(cutWidth) + "x" + std::to_string(cutHeight) +
                         " pixels off pictures of " + std::to_string(coded.width) + "x" +
                         std::to_string(coded.height)};
    }
    return PictureSize{coded.width - static_cast<std::uint32_t>(cutWidth),
                       coded.height - static_cast<std::uint32_t>(cutHeight)};
}

}  // namespace sigma::codec
