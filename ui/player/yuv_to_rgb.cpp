#include "ui/player/yuv_to_rgb.h"

namespace sigma::ui {
namespace {

constexpr double kLumaSteps = 219;  // from black to white
constexpr double kChromaSteps = 224;
constexpr double kWholeRange = 255;
constexpr double kBlack = 16;
constexpr double kNoColor = 128;

/// What red and blue give to the luma; green gives the rest.
struct LumaShares {
    double red;
    double blue;
};

constexpr LumaShares sharesOf(media::ColorMatrix matrix) {
    return matrix == media::ColorMatrix::kBt709 ? LumaShares{0.2126, 0.0722}
                                                : LumaShares{0.299, 0.114};
}

}  // namespace

YuvToRgb yuvToRgb(media::ColorMatrix matrix) {
    const auto [red, blue] = sharesOf(matrix);
    const double green = 1 - red - blue;
    const double chroma = kWholeRange / kChromaSteps;
    const auto luma = static_cast<float>(kWholeRange / kLumaSteps);
    const auto redOfCr = static_cast<float>(2 * (1 - red) * chroma);
    const auto blueOfCb = static_cast<float>(2 * (1 - blue) * chroma);
    const auto greenOfCb = static_cast<float>(-2 * (1 - blue) * blue / green * chroma);
    const auto greenOfCr = static_cast<float>(-2 * (1 - red) * red / green * chroma);
    constexpr auto kNoColorOffset = static_cast<float>(kNoColor / kWholeRange);
    return {{luma, 0, redOfCr,            //
             luma, greenOfCb, greenOfCr,  //
             luma, blueOfCb, 0},
            {static_cast<float>(kBlack / kWholeRange), kNoColorOffset, kNoColorOffset}};
}

}  // namespace sigma::ui
