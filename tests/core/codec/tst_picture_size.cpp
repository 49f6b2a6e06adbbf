#include <gtest/gtest.h>

#include "core/codec/picture_size.h"

namespace sigma::codec {
namespace {

TEST(PictureSize, IsCroppedInItsUnits) {
    const auto size = cropped({1920, 1088}, {1, 2, 0, 2, 2, 4}).value();
    EXPECT_EQ(size.width, 1914U);
    EXPECT_EQ(size.height, 1080U);
}

TEST(PictureSize, CannotBeCroppedToNothing) {
    const auto result = cropped({64, 64}, {0, 32, 0, 0, 2, 2});
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().context, "the SPS crops 64x0 pixels off pictures of 64x64");
    EXPECT_TRUE(cropped({64, 64}, {0, 0, 0xFFFFFFFF, 0xFFFFFFFF, 2, 4}).has_error());
}

}  // namespace
}  // namespace sigma::codec
