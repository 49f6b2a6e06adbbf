#include "core/capture/pixel_copy.h"

#include <cassert>

#include <libyuv.h>

namespace sigma::capture {

void convertOpaquePixels(const std::uint8_t* pixels, std::size_t stride, PictureBuffer& picture) {
    assert(picture.format() == media::PixelFormat::kI420);
    libyuv::ARGBToI420(pixels, static_cast<int>(stride), picture.plane(0),
                       static_cast<int>(picture.stride(0)), picture.plane(1),
                       static_cast<int>(picture.stride(1)), picture.plane(2),
                       static_cast<int>(picture.stride(2)), static_cast<int>(picture.width()),
                       static_cast<int>(picture.height()));
}

void copyPixels(const std::uint8_t* pixels, std::size_t stride, PictureBuffer& picture) {
    assert(picture.format() == media::PixelFormat::kBgra);
    libyuv::CopyPlane(pixels, static_cast<int>(stride), picture.plane(0),
                      static_cast<int>(picture.stride(0)), static_cast<int>(picture.width() * 4),
                      static_cast<int>(picture.height()));
}

}  // namespace sigma::capture
