#include "core/media/timestamp_strip.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <optional>
#include <string>

namespace sigma::media {
namespace {

constexpr std::uint8_t kBlack = 16;
constexpr std::uint8_t kWhite = 235;
constexpr std::uint32_t kMarkers = 2;
constexpr std::uint32_t kTimeBits = 42;
constexpr std::uint32_t kParityBits = 4;
constexpr std::uint32_t kParitySeed = 0b1010;
constexpr int kLeastContrast = 48;
static_assert(kMarkers + kTimeBits + kParityBits == kStripCells);

std::uint32_t parityOf(std::uint64_t time) {
    std::uint32_t parity = kParitySeed;
    for (; time != 0; time >>= kParityBits) {
        parity ^= static_cast<std::uint32_t>(time & 0xFU);
    }
    return parity;
}

/// Whether each cell is white, from the left.
std::array<bool, kStripCells> cellsOf(std::uint64_t time) {
    const std::uint64_t bits = time << kParityBits | parityOf(time);
    std::array<bool, kStripCells> cells{true, false};
    for (std::uint32_t bit = 0; bit != kTimeBits + kParityBits; ++bit) {
        cells[kStripCells - 1 - bit] = (bits >> bit & 1U) != 0;
    }
    return cells;
}

int brightnessAt(const VideoFrame& frame, std::size_t x, std::size_t y) {
    const std::uint8_t* row = frame.planes[0].data + y * frame.planes[0].stride;
    switch (frame.format) {
        case PixelFormat::kI420:
        case PixelFormat::kNv12:
            return row[x];
        case PixelFormat::kYuyv:
            return row[2 * x];
        case PixelFormat::kUyvy:
            return row[2 * x + 1];
        case PixelFormat::kBgra:
            return (row[4 * x] + 2 * row[4 * x + 1] + row[4 * x + 2]) / 4;
    }
    return 0;
}

/// The mean of the middle half of a cell, where neighbours don't bleed in.
int brightnessOf(const VideoFrame& frame, std::uint32_t cell) {
    const std::size_t width = frame.width;
    const std::size_t left = (4 * cell + 1) * width / (4 * kStripCells);
    const std::size_t right = std::max((4 * cell + 3) * width / (4 * kStripCells), left + 1);
    const std::size_t strip = frame.height / kStripShare;
    const std::size_t top = frame.height - strip + strip / 4;
    const std::size_t bottom = std::max(frame.height - strip / 4, top + 1);
    std::int64_t sum = 0;
    for (std::size_t y = top; y != bottom; ++y) {
        for (std::size_t x = left; x != right; ++x) {
            sum += brightnessAt(frame, x, y);
        }
    }
    return static_cast<int>(sum / static_cast<std::int64_t>((right - left) * (bottom - top)));
}

/// Nothing where it is neither black nor white.
std::optional<bool> bitOf(int brightness, int black, int white) {
    const int share = (brightness - black) * 100 / (white - black);
    if (share > 35 && share < 65) {
        return std::nullopt;
    }
    return share >= 65;
}

Error unreadable(std::string why) {
    return {ErrorCode::kInvalidData, "the picture has no time strip: " + std::move(why)};
}

}  // namespace

void drawTimestampStrip(const LumaPlane& luma, std::chrono::milliseconds utc) {
    assert(luma.width >= 2 * kStripCells && luma.height >= 2 * kStripShare);
    const auto time = static_cast<std::uint64_t>(utc.count()) & ((1ULL << kTimeBits) - 1);
    const auto cells = cellsOf(time);
    const std::size_t top = luma.height - luma.height / kStripShare;
    std::uint8_t* first = luma.data + top * luma.stride;
    for (std::size_t cell = 0; cell != kStripCells; ++cell) {
        const std::size_t left = cell * luma.width / kStripCells;
        const std::size_t right = (cell + 1) * luma.width / kStripCells;
        std::memset(first + left, cells[cell] ? kWhite : kBlack, right - left);
    }
    for (std::size_t y = top + 1; y != luma.height; ++y) {
        std::memcpy(luma.data + y * luma.stride, first, luma.width);
    }
}

Result<std::chrono::milliseconds> readTimestampStrip(const VideoFrame& frame) {
    if (frame.width < kStripCells || frame.height < kStripShare) {
        return unreadable("it is too small");
    }
    const int white = brightnessOf(frame, 0);
    const int black = brightnessOf(frame, 1);
    if (white - black < kLeastContrast) {
        return unreadable("its first two cells are not white and black");
    }
    std::uint64_t bits = 0;
    for (std::uint32_t cell = kMarkers; cell != kStripCells; ++cell) {
        const auto bit = bitOf(brightnessOf(frame, cell), black, white);
        if (!bit) {
            return unreadable("cell " + std::to_string(cell) + " is neither black nor white");
        }
        bits = bits << 1U | (*bit ? 1U : 0U);
    }
    const std::uint64_t time = bits >> kParityBits;
    if (parityOf(time) != (bits & 0xFU)) {
        return unreadable("its parity is wrong");
    }
    return std::chrono::milliseconds(static_cast<std::int64_t>(time));
}

}  // namespace sigma::media
