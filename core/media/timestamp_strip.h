#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "core/base/result.h"
#include "core/media/video_frame.h"

namespace sigma::media {

/// The UTC time in a picture, for machines.
///
/// The strip fills the lowest thirtieth of the picture from side to side with 48 cells of equal
/// width, white for 1 and black for 0: one white and one black cell that say how bright those are,
/// 42 bits of milliseconds since 1970-01-01T00:00Z, the highest first, and 4 bits of parity: the
/// exclusive or of the eleven groups of 4 bits, counted from the lowest, and of 1010. All of it is
/// in parts of the picture, so that it survives scaling; at 1280x720 a cell has 26x24 pixels.
/// tests/e2e/support/timestamp_strip.mjs reads the same.
constexpr std::uint32_t kStripCells = 48;
constexpr std::uint32_t kStripShare = 30;  ///< of the picture's height, one part is the strip's

/// The luma of a planar picture, to be written.
struct LumaPlane {
    std::uint8_t* data = nullptr;
    std::size_t stride = 0;    ///< bytes from one row to the next
    std::uint32_t width = 0;   ///< pixels
    std::uint32_t height = 0;  ///< pixels
};

/// Draws into a picture of at least 96x60; chroma of the strip must be neutral.
void drawTimestampStrip(const LumaPlane& luma, std::chrono::milliseconds utc);

/// The time that the strip of a picture tells, in any format, scaled and compressed or not.
/// Errors: kInvalidData where there is none that can be read.
Result<std::chrono::milliseconds> readTimestampStrip(const VideoFrame& frame);

}  // namespace sigma::media
