#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "core/capture/clock_text.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

TEST(ClockText, SaysTheTimeOfTheDay) {
    EXPECT_EQ(utcClockText(WallTime(0s)), "00:00:00.000");
    EXPECT_EQ(utcClockText(WallTime(24h * 365 + 9h + 5min + 3s + 42ms)), "09:05:03.042");
    EXPECT_EQ(utcClockText(WallTime(24h - 1ns)), "23:59:59.999");
}

/// The picture's dots as lines of text.
std::string drawn(std::string_view text) {
    PictureBuffer picture(media::PixelFormat::kI420, 32, 16);
    drawClockText(picture, text, 2, 1, 2);
    std::string dots;
    for (std::size_t row = 0; row != kCharacterHeight; ++row) {
        for (std::size_t column = 0; column != kCharacterWidth * text.size(); ++column) {
            const std::uint8_t* dot =
                picture.plane(0) + (1 + 2 * row) * picture.stride(0) + 2 + 2 * column;
            EXPECT_EQ(dot[0], dot[1]);
            EXPECT_EQ(dot[0], dot[picture.stride(0)]);
            dots += dot[0] == 235 ? '#' : '.';
        }
        dots += '\n';
    }
    return dots;
}

TEST(ClockText, IsDrawnInDots) {
    EXPECT_EQ(drawn("7."),
              "#####.......\n"
              "....#.......\n"
              "...#........\n"
              "..#.........\n"
              ".#..........\n"
              ".#......#...\n"
              ".#......#...\n");
}

}  // namespace
}  // namespace sigma::capture
