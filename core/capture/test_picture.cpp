#include "core/capture/test_picture.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cmath>
#include <cstring>

#include "core/capture/clock_text.h"
#include "core/media/timestamp_strip.h"

namespace sigma::capture {
namespace {

struct Color {
    std::uint8_t y;
    std::uint8_t u;
    std::uint8_t v;
};

/// Bars of 75 %, BT.709, limited range.
constexpr std::array<Color, 7> kBars = {{{180, 128, 128},
                                         {168, 44, 136},
                                         {145, 147, 44},
                                         {133, 63, 52},
                                         {63, 193, 204},
                                         {51, 109, 212},
                                         {28, 212, 120}}};
constexpr Color kBlack = {16, 128, 128};
constexpr Color kWhite = {235, 128, 128};
constexpr Color kLane = {40, 128, 128};
constexpr Color kBall = {140, 60, 180};

constexpr std::chrono::milliseconds kCrossing{2'000};
constexpr std::chrono::milliseconds kFlash{100};
constexpr std::uint32_t kClockCharacters = 12;

struct Area {
    std::uint32_t left;
    std::uint32_t top;
    std::uint32_t width;
    std::uint32_t height;
};

std::uint32_t even(std::uint32_t value) {
    return value & ~1U;
}

/// From above: bars with the clock, the lane of the ball, a row with the flash, the strip.
struct Geometry {
    explicit Geometry(const PictureBuffer& picture)
        : width(picture.width()),
          lane(even(picture.height() * 2 / 3)),
          row(even(picture.height() * 5 / 6)),
          strip(even(picture.height() - picture.height() / media::kStripShare)),
          dot(std::max(1U, std::min(picture.width() / 160, picture.height() / 90))),
          clockLeft((picture.width() - kClockCharacters * kCharacterWidth * dot) / 2),
          clockTop(picture.height() / 4),
          height(picture.height()) {}

    std::uint32_t width;
    std::uint32_t lane;
    std::uint32_t row;
    std::uint32_t strip;
    std::uint32_t dot;
    std::uint32_t clockLeft;
    std::uint32_t clockTop;
    std::uint32_t height;
};

/// Edges are rounded to whole pixels of chroma.
void fill(PictureBuffer& picture, Area area, Color color) {
    const std::array<std::uint8_t, 3> values = {color.y, color.u, color.v};
    for (std::size_t plane = 0; plane != values.size(); ++plane) {
        const std::uint32_t step = plane == 0 ? 1 : 2;
        for (std::uint32_t y = area.top / step; y != (area.top + area.height) / step; ++y) {
            std::memset(picture.plane(plane) + y * picture.stride(plane) + area.left / step,
                        values[plane], area.width / step);
        }
    }
}

void drawGround(PictureBuffer& picture, const Geometry& at) {
    std::uint32_t left = 0;
    for (std::uint32_t bar = 0; bar != kBars.size(); ++bar) {
        const std::uint32_t right =
            bar + 1 == kBars.size()
                ? at.width
                : even(at.width * (bar + 1) / static_cast<std::uint32_t>(kBars.size()));
        fill(picture, {left, 0, right - left, at.lane}, kBars[bar]);
        left = right;
    }
    fill(picture, {0, at.row, at.width, at.height - at.row}, kBlack);
    const std::uint32_t margin = 2 * at.dot;
    const Area clock = {even(at.clockLeft - margin), even(at.clockTop - margin),
                        even(kClockCharacters * kCharacterWidth * at.dot + 2 * margin),
                        even(kCharacterHeight * at.dot + 2 * margin)};
    fill(picture, clock, kBlack);
}

void drawBall(PictureBuffer& picture, const Geometry& at, std::chrono::milliseconds utc) {
    fill(picture, {0, at.lane, at.width, at.row - at.lane}, kLane);
    const std::uint32_t diameter = even(std::min(at.row - at.lane, at.width / 2));
    const std::uint32_t top = at.lane + even((at.row - at.lane - diameter) / 2);
    const auto way = static_cast<std::int64_t>(at.width - diameter);
    // There in one crossing and back in the next.
    const auto phase = utc % (2 * kCrossing);
    const auto covered = phase < kCrossing ? phase : 2 * kCrossing - phase;
    const auto left = static_cast<std::uint32_t>(way * covered / kCrossing);
    const double radius = diameter / 2.0;
    for (std::uint32_t y = 0; y + 1 < diameter; y += 2) {
        const double dy = y + 1 - radius;
        const double dx = std::sqrt(std::max(0.0, radius * radius - dy * dy));
        const std::uint32_t begin = even(left + static_cast<std::uint32_t>(radius - dx));
        const std::uint32_t end = even(left + static_cast<std::uint32_t>(radius + dx));
        fill(picture, {begin, top + y, end - begin, 2}, kBall);
    }
}

}  // namespace

void TestPicture::draw(PictureBuffer& picture, WallTime time) const {
    assert(picture.format() == media::PixelFormat::kI420);
    assert(picture.width() >= kLeastWidth && picture.height() >= kLeastHeight);
    const Geometry at(picture);
    if (!picture.hasGround()) {
        drawGround(picture, at);
        picture.setHasGround();
    }
    const auto utc = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    drawClockText(picture, utcClockText(time), at.clockLeft, at.clockTop, at.dot);
    drawBall(picture, at, utc);
    const bool isFlash = utc % std::chrono::seconds(1) < kFlash;
    const std::uint32_t side = even(std::min(at.strip - at.row, at.width / 2));
    fill(picture, {even((at.width - side) / 2), at.row, side, side}, isFlash ? kWhite : kBlack);
    media::drawTimestampStrip(
        {picture.plane(0), picture.stride(0), picture.width(), picture.height()}, utc);
}

}  // namespace sigma::capture
