#include <vector>

#include <gtest/gtest.h>

#include "core/capture/pixel_copy.h"

namespace sigma::capture {
namespace {

TEST(PixelCopy, TurnsRedIntoRed) {
    std::vector<std::uint8_t> pixels;
    for (int index = 0; index != 16; ++index) {
        pixels.insert(pixels.end(), {0, 0, 255, 0});
    }
    PictureBuffer picture(media::PixelFormat::kI420, 4, 4);
    convertOpaquePixels(pixels.data(), 16, picture);
    EXPECT_NEAR(picture.plane(0)[0], 81, 2);
    EXPECT_NEAR(picture.plane(1)[0], 90, 2);
    EXPECT_NEAR(picture.plane(2)[0], 240, 2);
}

TEST(PixelCopy, KeepsTransparentPixels) {
    const std::vector<std::uint8_t> pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9};
    PictureBuffer picture(media::PixelFormat::kBgra, 2, 2);
    copyPixels(pixels.data(), 8, picture);
    EXPECT_EQ(std::vector(picture.plane(0), picture.plane(0) + 8),
              (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6, 7, 8}));
    EXPECT_EQ(picture.plane(0)[picture.stride(0)], 9);
}

}  // namespace
}  // namespace sigma::capture
