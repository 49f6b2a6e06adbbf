#include <array>
#include <string>

#include <gtest/gtest.h>

#include "ui/player/yuv_to_rgb.h"

namespace sigma::ui {
namespace {

using media::ColorMatrix;
using Color = std::array<double, 3>;

struct Case {
    const char* name;
    ColorMatrix matrix;
    Color yuv;  ///< as bytes have it
    Color rgb;  ///< 0 to 255
};

class YuvToRgbTest : public testing::TestWithParam<Case> {};

TEST_P(YuvToRgbTest, GivesTheColourThatTheStandardMakesItOf) {
    const auto& [name, matrix, yuv, rgb] = GetParam();
    const YuvToRgb conversion = yuvToRgb(matrix);
    for (std::size_t row = 0; row != 3; ++row) {
        double value = 0;
        for (std::size_t column = 0; column != 3; ++column) {
            value += static_cast<double>(conversion.matrix[3 * row + column]) *
                     (yuv[column] / 255 - static_cast<double>(conversion.offset[column]));
        }
        EXPECT_NEAR(255 * value, rgb[row], 0.02) << "row " << row;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Matrices, YuvToRgbTest,
    testing::Values(Case{"black601", ColorMatrix::kBt601, {16, 128, 128}, {0, 0, 0}},
                    Case{"white601", ColorMatrix::kBt601, {235, 128, 128}, {255, 255, 255}},
                    Case{"red601", ColorMatrix::kBt601, {81.481, 90.203, 240}, {255, 0, 0}},
                    Case{"green601", ColorMatrix::kBt601, {144.553, 53.797, 34.214}, {0, 255, 0}},
                    Case{"blue601", ColorMatrix::kBt601, {40.966, 240, 109.786}, {0, 0, 255}},
                    Case{"black709", ColorMatrix::kBt709, {16, 128, 128}, {0, 0, 0}},
                    Case{"white709", ColorMatrix::kBt709, {235, 128, 128}, {255, 255, 255}},
                    Case{"red709", ColorMatrix::kBt709, {62.559, 102.336, 240}, {255, 0, 0}},
                    Case{"green709", ColorMatrix::kBt709, {172.629, 41.664, 26.270}, {0, 255, 0}},
                    Case{"blue709", ColorMatrix::kBt709, {31.812, 240, 117.730}, {0, 0, 255}}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace sigma::ui
