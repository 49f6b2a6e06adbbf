#include <algorithm>
#include <chrono>
#include <cstring>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "core/capture/timestamp_strip.h"

namespace sigma::capture {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTime{1'795'305'600'123};

PictureBuffer pictureOf(milliseconds time, std::uint32_t width = 1280, std::uint32_t height = 720) {
    PictureBuffer picture(media::PixelFormat::kI420, width, height);
    std::memset(picture.plane(0), 90, picture.stride(0) * height);
    drawTimestampStrip(picture, time);
    return picture;
}

media::VideoFrame frameOf(PictureBuffer& picture) {
    media::VideoFrame frame;
    frame.format = picture.format();
    frame.width = picture.width();
    frame.height = picture.height();
    frame.planes[0] = {picture.plane(0), picture.stride(0)};
    return frame;
}

class StripOfSize : public testing::TestWithParam<std::pair<std::uint32_t, std::uint32_t>> {};

TEST_P(StripOfSize, IsReadAsItWasDrawn) {
    const auto [width, height] = GetParam();
    for (const milliseconds time : {milliseconds(0), kTime, milliseconds((1LL << 42) - 1)}) {
        auto picture = pictureOf(time, width, height);
        EXPECT_EQ(readTimestampStrip(frameOf(picture)).value(), time);
    }
}

INSTANTIATE_TEST_SUITE_P(TimestampStrip, StripOfSize,
                         testing::Values(std::pair(1920U, 1080U), std::pair(1280U, 720U),
                                         std::pair(854U, 480U), std::pair(640U, 360U),
                                         std::pair(256U, 144U), std::pair(160U, 90U),
                                         std::pair(720U, 1280U)));

TEST(TimestampStrip, HasTheCellsThatPagesRead) {
    auto picture = pictureOf(kTime);
    std::string cells;
    for (std::size_t cell = 0; cell != kStripCells; ++cell) {
        const std::size_t x = (2 * cell + 1) * 1280 / (2 * kStripCells);
        cells += picture.plane(0)[710 * picture.stride(0) + x] == 235 ? '1' : '0';
    }
    EXPECT_EQ(cells, "100110100010000000001000110101110100011110111001");
}

TEST(TimestampStrip, SurvivesScalingToAThird) {
    auto large = pictureOf(kTime);
    PictureBuffer small(media::PixelFormat::kI420, 426, 240);
    for (std::size_t y = 0; y != 240; ++y) {
        for (std::size_t x = 0; x != 426; ++x) {
            small.plane(0)[y * small.stride(0) + x] =
                large.plane(0)[(3 * y + 1) * large.stride(0) + x * 1280 / 426 + 1];
        }
    }
    EXPECT_EQ(readTimestampStrip(frameOf(small)).value(), kTime);
}

TEST(TimestampStrip, SurvivesNoiseAndLessContrast) {
    auto picture = pictureOf(kTime);
    std::minstd_rand random(7);
    std::uniform_int_distribution<int> noise(-40, 40);
    for (std::size_t index = 0; index != picture.stride(0) * 720; ++index) {
        const int faded = 60 + picture.plane(0)[index] / 2;
        picture.plane(0)[index] =
            static_cast<std::uint8_t>(std::clamp(faded + noise(random), 0, 255));
    }
    EXPECT_EQ(readTimestampStrip(frameOf(picture)).value(), kTime);
}

TEST(TimestampStrip, IsReadInPackedFormats) {
    auto planar = pictureOf(kTime, 320, 180);
    for (const auto format :
         {media::PixelFormat::kYuyv, media::PixelFormat::kUyvy, media::PixelFormat::kBgra}) {
        PictureBuffer packed(format, 320, 180);
        const std::size_t step = format == media::PixelFormat::kBgra ? 4 : 2;
        const std::size_t first = format == media::PixelFormat::kUyvy ? 1 : 0;
        for (std::size_t y = 0; y != 180; ++y) {
            for (std::size_t x = 0; x != 320; ++x) {
                std::uint8_t* pixel = packed.plane(0) + y * packed.stride(0) + step * x;
                const std::uint8_t luma = planar.plane(0)[y * planar.stride(0) + x];
                pixel[first] = luma;
                if (step == 4) {
                    std::fill_n(pixel, 4, luma);
                }
            }
        }
        EXPECT_EQ(readTimestampStrip(frameOf(packed)).value(), kTime);
    }
}

TEST(TimestampStrip, IsNotSeenWhereThereIsNone) {
    PictureBuffer grey(media::PixelFormat::kI420, 1280, 720);
    EXPECT_EQ(readTimestampStrip(frameOf(grey)).error().code, ErrorCode::kInvalidData);
    PictureBuffer tiny(media::PixelFormat::kI420, 32, 16);
    EXPECT_EQ(readTimestampStrip(frameOf(tiny)).error().context,
              "the picture has no time strip: it is too small");
}

void paintCell(PictureBuffer& picture, std::size_t cell, std::uint8_t luma) {
    for (std::size_t y = 696; y != 720; ++y) {
        std::memset(picture.plane(0) + y * picture.stride(0) + cell * 1280 / 48, luma, 27);
    }
}

TEST(TimestampStrip, RefusesACellThatHasChanged) {
    auto flipped = pictureOf(milliseconds(0));
    paintCell(flipped, 20, 235);
    EXPECT_EQ(readTimestampStrip(frameOf(flipped)).error().context,
              "the picture has no time strip: its parity is wrong");
    auto grey = pictureOf(milliseconds(0));
    paintCell(grey, 20, 126);
    EXPECT_EQ(readTimestampStrip(frameOf(grey)).error().context,
              "the picture has no time strip: cell 20 is neither black nor white");
}

}  // namespace
}  // namespace sigma::capture
