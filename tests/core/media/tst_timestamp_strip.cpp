#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/media/timestamp_strip.h"

namespace sigma::media {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTime{1'795'305'600'123};

/// Memory of one plane, all zero.
class Picture {
public:
    Picture(PixelFormat format, std::uint32_t width, std::uint32_t height)
        : m_format(format), m_width(width), m_height(height), m_bytes(stride() * height) {}

    PixelFormat format() const { return m_format; }
    std::uint32_t width() const { return m_width; }
    std::uint32_t height() const { return m_height; }
    std::uint8_t* luma() { return m_bytes.data(); }
    std::size_t stride() const {
        switch (m_format) {
            case PixelFormat::kBgra:
                return std::size_t{4} * m_width;
            case PixelFormat::kYuyv:
            case PixelFormat::kUyvy:
                return std::size_t{2} * m_width;
            default:
                return m_width;
        }
    }

private:
    PixelFormat m_format;
    std::uint32_t m_width;
    std::uint32_t m_height;
    std::vector<std::uint8_t> m_bytes;
};

Picture pictureOf(milliseconds time, std::uint32_t width = 1280, std::uint32_t height = 720) {
    Picture picture(PixelFormat::kI420, width, height);
    std::memset(picture.luma(), 90, picture.stride() * height);
    drawTimestampStrip({picture.luma(), picture.stride(), width, height}, time);
    return picture;
}

VideoFrame frameOf(Picture& picture) {
    VideoFrame frame;
    frame.format = picture.format();
    frame.width = picture.width();
    frame.height = picture.height();
    frame.planes[0] = {picture.luma(), picture.stride()};
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
        cells += picture.luma()[710 * picture.stride() + x] == 235 ? '1' : '0';
    }
    EXPECT_EQ(cells, "100110100010000000001000110101110100011110111001");
}

TEST(TimestampStrip, SurvivesScalingToAThird) {
    auto large = pictureOf(kTime);
    Picture small(PixelFormat::kI420, 426, 240);
    for (std::size_t y = 0; y != 240; ++y) {
        for (std::size_t x = 0; x != 426; ++x) {
            small.luma()[y * small.stride() + x] =
                large.luma()[(3 * y + 1) * large.stride() + x * 1280 / 426 + 1];
        }
    }
    EXPECT_EQ(readTimestampStrip(frameOf(small)).value(), kTime);
}

TEST(TimestampStrip, SurvivesNoiseAndLessContrast) {
    auto picture = pictureOf(kTime);
    std::minstd_rand random(7);
    std::uniform_int_distribution<int> noise(-40, 40);
    for (std::size_t index = 0; index != picture.stride() * 720; ++index) {
        const int faded = 60 + picture.luma()[index] / 2;
        picture.luma()[index] =
            static_cast<std::uint8_t>(std::clamp(faded + noise(random), 0, 255));
    }
    EXPECT_EQ(readTimestampStrip(frameOf(picture)).value(), kTime);
}

TEST(TimestampStrip, IsReadInPackedFormats) {
    auto planar = pictureOf(kTime, 320, 180);
    for (const auto format : {PixelFormat::kYuyv, PixelFormat::kUyvy, PixelFormat::kBgra}) {
        Picture packed(format, 320, 180);
        const std::size_t step = format == PixelFormat::kBgra ? 4 : 2;
        const std::size_t first = format == PixelFormat::kUyvy ? 1 : 0;
        for (std::size_t y = 0; y != 180; ++y) {
            for (std::size_t x = 0; x != 320; ++x) {
                std::uint8_t* pixel = packed.luma() + y * packed.stride() + step * x;
                const std::uint8_t luma = planar.luma()[y * planar.stride() + x];
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
    Picture grey(PixelFormat::kI420, 1280, 720);
    EXPECT_EQ(readTimestampStrip(frameOf(grey)).error().code, ErrorCode::kInvalidData);
    Picture tiny(PixelFormat::kI420, 32, 16);
    EXPECT_EQ(readTimestampStrip(frameOf(tiny)).error().context,
              "the picture has no time strip: it is too small");
}

void paintCell(Picture& picture, std::size_t cell, std::uint8_t luma) {
    for (std::size_t y = 696; y != 720; ++y) {
        std::memset(picture.luma() + y * picture.stride() + cell * 1280 / 48, luma, 27);
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
}  // namespace sigma::media
