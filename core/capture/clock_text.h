#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/capture/frame_pool.h"

namespace sigma::capture {

/// "09:05:03.042", in UTC.
std::string utcClockText(WallTime time);

/// Dots of one character and the gap behind it, and its height.
constexpr std::uint32_t kCharacterWidth = 6;
constexpr std::uint32_t kCharacterHeight = 7;

/// Writes digits, ':' and '.' in white on black into the luma of a planar picture, each dot of the
/// font `dot` pixels wide and high. All of it must lie in the picture.
void drawClockText(PictureBuffer& picture, std::string_view text, std::uint32_t left,
                   std::uint32_t top, std::uint32_t dot);

}  // namespace sigma::capture
