#include <gtest/gtest.h>

#include "core/encoder/grey_picture.h"

namespace sigma::encoder {
namespace {

TEST(GreyPicture, HasOneLumaAndNoColour) {
    VideoEncoderSettings settings;
    settings.width = 32;
    settings.height = 16;
    const media::VideoFrame picture = greyPicture(settings, 64);
    EXPECT_EQ(picture.format, media::PixelFormat::kI420);
    EXPECT_EQ(picture.width, 32U);
    EXPECT_EQ(picture.height, 16U);
    EXPECT_EQ(picture.planes[0].data[16 * picture.planes[0].stride - 1], 64);
    EXPECT_EQ(picture.planes[1].data[0], 128);
    EXPECT_EQ(picture.planes[2].data[8 * picture.planes[2].stride - 1], 128);
}

}  // namespace
}  // namespace sigma::encoder
