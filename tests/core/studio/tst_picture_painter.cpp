#include <gtest/gtest.h>

#include "core/studio/picture_painter.h"
#include "tests/core/studio/flat_pictures.h"

namespace sigma::studio {
namespace {

constexpr Yuv kBlack = {16, 128, 128};
constexpr Yuv kColor = {83, 185, 140};
constexpr capture::PictureSize kCanvas = {64, 48};

struct Drawn {
    FramePtr frame;
    Area area;

    /// That the area shows this everywhere, and that around it nothing was touched.
    void expectFilledWith(const Yuv& color, int tolerance) const {
        for (std::uint32_t y = 0; y != kCanvas.height; ++y) {
            for (std::uint32_t x = 0; x != kCanvas.width; ++x) {
                const bool isInside = x >= area.x && x < area.x + area.width && y >= area.y &&
                                      y < area.y + area.height;
                const Yuv expected = isInside ? color : kBlack;
                const Yuv actual = pixelOf(*frame, x, y);
                const int most = isInside ? tolerance : 0;
                ASSERT_NEAR(actual.y, expected.y, most) << x << ',' << y;
                ASSERT_NEAR(actual.u, expected.u, most) << x << ',' << y;
                ASSERT_NEAR(actual.v, expected.v, most) << x << ',' << y;
            }
        }
    }
};

Drawn draw(const media::VideoFrame& source, const Area& crop, const Area& area) {
    PicturePool pool(kCanvas);
    const WritablePicture target = pool.take();
    PicturePainter::fill(target, {0, 0, kCanvas.width, kCanvas.height}, 16);
    PicturePainter painter;
    painter.draw(source, crop, target, area);
    return {target.share({}), area};
}

struct Format {
    const char* name;
    FramePtr source;
};

std::ostream& operator<<(std::ostream& out, const Format& format) {
    return out << format.name;
}

class EachFormat : public testing::TestWithParam<Format> {};

TEST_P(EachFormat, IsDrawnInItsPlaceAlone) {
    draw(*GetParam().source, {0, 0, 32, 16}, {10, 4, 32, 16}).expectFilledWith(kColor, 1);
}
TEST_P(EachFormat, IsScaledUp) {
    draw(*GetParam().source, {0, 0, 32, 16}, {2, 2, 60, 40}).expectFilledWith(kColor, 1);
}
TEST_P(EachFormat, IsCroppedAndScaledDown) {
    draw(*GetParam().source, {8, 4, 16, 8}, {30, 20, 8, 4}).expectFilledWith(kColor, 1);
}

INSTANTIATE_TEST_SUITE_P(
    PicturePainter, EachFormat,
    testing::Values(
        Format{"I420", flatI420(32, 16, kColor)}, Format{"Nv12", flatNv12(32, 16, kColor)},
        Format{"Yuyv", flatPacked(media::PixelFormat::kYuyv, 32, 16, {83, 185, 83, 140})},
        Format{"Uyvy", flatPacked(media::PixelFormat::kUyvy, 32, 16, {185, 83, 140, 83})},
        Format{"Bgra", flatPacked(media::PixelFormat::kBgra, 32, 16, {200, 60, 100, 255})}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(PicturePainter, TurnsBt601IntoBt709) {
    const auto red = flatI420(32, 16, {81, 90, 240});
    red->matrix = media::ColorMatrix::kBt601;
    draw(*red, {0, 0, 32, 16}, {0, 0, 32, 16}).expectFilledWith({63, 102, 240}, 1);
}

TEST(PicturePainter, BlendsByAlpha) {
    const auto white = flatPacked(media::PixelFormat::kBgra, 16, 16, {255, 255, 255, 128});
    draw(*white, {0, 0, 16, 16}, {20, 20, 16, 16}).expectFilledWith({126, 128, 128}, 2);
    draw(*white, {0, 0, 16, 16}, {4, 4, 32, 32}).expectFilledWith({126, 128, 128}, 2);
}

TEST(PicturePainter, LeavesWhatTransparentPixelsCover) {
    const auto nothing = flatPacked(media::PixelFormat::kBgra, 16, 16, {255, 255, 255, 0});
    draw(*nothing, {0, 0, 16, 16}, {20, 20, 16, 16}).expectFilledWith(kBlack, 0);
}

TEST(PicturePainter, PutsAScaledPictureWhereItIsWanted) {
    PicturePool pool(kCanvas);
    const WritablePicture target = pool.take();
    PicturePainter::fill(target, {0, 0, kCanvas.width, kCanvas.height}, 16);
    PicturePainter painter;
    const ScaledPicture scaled = painter.scaled(*flatNv12(8, 8, kColor), {0, 0, 8, 8}, {20, 10});
    EXPECT_TRUE(scaled.alpha.empty());
    PicturePainter::put(scaled, target, {6, 6, 20, 10});
    Drawn{target.share({}), {6, 6, 20, 10}}.expectFilledWith(kColor, 1);
}

TEST(PicturePainter, KeepsTheAlphaOfAScaledPicture) {
    PicturePool pool(kCanvas);
    const WritablePicture target = pool.take();
    PicturePainter::fill(target, {0, 0, kCanvas.width, kCanvas.height}, 16);
    PicturePainter painter;
    const auto white = flatPacked(media::PixelFormat::kBgra, 16, 16, {255, 255, 255, 128});
    PicturePainter::put(painter.scaled(*white, {0, 0, 16, 16}, {8, 8}), target, {2, 2, 8, 8});
    Drawn{target.share({}), {2, 2, 8, 8}}.expectFilledWith({126, 128, 128}, 2);
}

class EachPlace : public testing::TestWithParam<Area> {};

TEST_P(EachPlace, ShowsAPlugWithinIt) {
    PicturePool pool(kCanvas);
    const WritablePicture target = pool.take();
    const Area whole = {0, 0, kCanvas.width, kCanvas.height};
    PicturePainter::fill(target, whole, 16);
    PicturePainter::drawPlug(target, GetParam());
    const auto frame = target.share({});
    const Area& place = GetParam();
    bool isDark = false;
    for (std::uint32_t y = 0; y != kCanvas.height; ++y) {
        for (std::uint32_t x = 0; x != kCanvas.width; ++x) {
            const bool isInside = x >= place.x && x < place.x + place.width && y >= place.y &&
                                  y < place.y + place.height;
            ASSERT_TRUE(isInside || pixelOf(*frame, x, y) == kBlack) << x << ',' << y;
            isDark = isDark || pixelOf(*frame, x, y).y == 30;
        }
    }
    EXPECT_TRUE(isDark);
}

INSTANTIATE_TEST_SUITE_P(PicturePainter, EachPlace,
                         testing::Values(Area{0, 0, 64, 48}, Area{20, 10, 40, 30},
                                         Area{62, 0, 2, 48}, Area{0, 46, 64, 2},
                                         Area{30, 30, 2, 2}));

}  // namespace
}  // namespace sigma::studio
