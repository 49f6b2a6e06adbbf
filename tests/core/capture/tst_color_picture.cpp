#include <gtest/gtest.h>

#include "core/capture/color_picture.h"

namespace sigma::capture {
namespace {

TEST(ColorPicture, IsInYuvWhereItIsOpaque) {
    const auto white = colorPicture(0xFFFFFFFF).value();
    EXPECT_EQ(white->format, media::PixelFormat::kI420);
    EXPECT_EQ(white->planes[0].data[0], 235);
    EXPECT_EQ(white->planes[1].data[0], 128);
    EXPECT_EQ(white->planes[2].data[0], 128);
    const auto blue = colorPicture(0xFF0000FF).value();
    EXPECT_EQ(blue->planes[0].data[0], 32);
    EXPECT_EQ(blue->planes[1].data[0], 240);
    EXPECT_EQ(blue->planes[2].data[0], 118);
}

TEST(ColorPicture, KeepsItsTransparency) {
    const auto glass = colorPicture(0x80112233).value();
    EXPECT_EQ(glass->format, media::PixelFormat::kBgra);
    const std::uint8_t* pixel = glass->planes[0].data;
    EXPECT_EQ(pixel[0], 0x33);
    EXPECT_EQ(pixel[1], 0x22);
    EXPECT_EQ(pixel[2], 0x11);
    EXPECT_EQ(pixel[3], 0x80);
}

}  // namespace
}  // namespace sigma::capture
