#pragma once

#include <cstdint>

#include "core/base/clock.h"
#include "core/capture/frame_pool.h"

namespace sigma::capture {

/// Draws the animated test picture: colour bars, the UTC clock for eyes, a ball that crosses the
/// picture in two seconds, a square that flashes for the first 100 ms of each second, and the time
/// strip for machines (timestamp_strip.h).
///
/// What stands still is drawn once in each buffer, so that a picture costs little. Pure.
class TestPicture {
public:
    static constexpr std::uint32_t kLeastWidth = 160;
    static constexpr std::uint32_t kLeastHeight = 90;

    /// In I420, of at least 160x90.
    void draw(PictureBuffer& picture, WallTime time) const;
};

}  // namespace sigma::capture
