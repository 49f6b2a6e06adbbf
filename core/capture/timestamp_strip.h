#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/result.h"
#include "core/capture/frame_pool.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

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

/// Draws into the luma of a planar picture of at least 96x60; chroma of the strip must be neutral.
void drawTimestampStrip(PictureBuffer& picture, std::chrono::milliseconds utc);

/// The time that the strip of a picture tells, in any format, scaled and compressed or not.
/// Errors: kInvalidData where there is none that can be read.
Result<std::chrono::milliseconds> readTimestampStrip(const media::VideoFrame& frame);

}  // namespace sigma::capture
