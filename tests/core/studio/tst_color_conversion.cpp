#include <gtest/gtest.h>

#include "core/studio/color_conversion.h"
#include "tests/core/studio/flat_pictures.h"

namespace sigma::studio {
namespace {

struct Case {
    const char* name;
    std::array<std::uint8_t, 4> bgra;
    Yuv bt709;
    Yuv bt601;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.name;
}

class EachColor : public testing::TestWithParam<Case> {};

void expectNear(const Yuv& actual, const Yuv& expected) {
    EXPECT_NEAR(actual.y, expected.y, 1);
    EXPECT_NEAR(actual.u, expected.u, 1);
    EXPECT_NEAR(actual.v, expected.v, 1);
}

TEST_P(EachColor, BecomesBt709) {
    PicturePool pool({32, 16});
    const WritablePicture picture = pool.take();
    const auto source = flatPacked(media::PixelFormat::kBgra, 8, 4, GetParam().bgra);
    drawBgra(source->planes[0].data, source->planes[0].stride, picture, {10, 6, 8, 4});
    const auto frame = picture.share({});
    expectNear(pixelOf(*frame, 10, 6), GetParam().bt709);
    expectNear(pixelOf(*frame, 17, 9), GetParam().bt709);
}

TEST_P(EachColor, IsTheSameWhenItComesAsBt601) {
    PicturePool pool({16, 16});
    const WritablePicture picture = pool.take();
    const Area area = {4, 4, 8, 8};
    for (std::uint32_t y = 4; y != 12; ++y) {
        std::fill_n(picture.planes[0] + y * picture.strides[0] + 4, 8, GetParam().bt601.y);
        std::fill_n(picture.planes[1] + y / 2 * picture.strides[1] + 2, 4, GetParam().bt601.u);
        std::fill_n(picture.planes[2] + y / 2 * picture.strides[2] + 2, 4, GetParam().bt601.v);
    }
    turnIntoBt709(picture, area);
    expectNear(pixelOf(*picture.share({}), 4, 4), GetParam().bt709);
    expectNear(pixelOf(*picture.share({}), 11, 11), GetParam().bt709);
}

// Values of the Recommendations' own equations, rounded.
INSTANTIATE_TEST_SUITE_P(
    ColorConversion, EachColor,
    testing::Values(Case{"Black", {0, 0, 0, 255}, {16, 128, 128}, {16, 128, 128}},
                    Case{"White", {255, 255, 255, 255}, {235, 128, 128}, {235, 128, 128}},
                    Case{"Red", {0, 0, 255, 255}, {63, 102, 240}, {81, 90, 240}},
                    Case{"Green", {0, 255, 0, 255}, {173, 42, 26}, {145, 54, 34}},
                    Case{"Blue", {255, 0, 0, 255}, {32, 240, 118}, {41, 240, 110}},
                    Case{"Grey", {128, 128, 128, 255}, {126, 128, 128}, {126, 128, 128}}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sigma::studio
