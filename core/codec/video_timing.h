#pragma once

#include <cstdint>

namespace sigma::codec {

/// The timescale of every video track: of MPEG, and divisible by the milliseconds of FLV.
inline constexpr std::uint32_t kVideoTimescale = 90000;

/// Frames a second from a clock's ticks a second and its ticks a frame; 0 where they say nothing.
///
/// Encoders with a variable rate declare their clock instead (90000 "frames" a second): above
/// 1000 nothing was said.
inline double frameRateOf(std::uint64_t ticksPerSecond, std::uint64_t ticksPerFrame) {
    constexpr double kMaxFrameRate = 1000;
    if (ticksPerFrame == 0) {
        return 0;
    }
    const double rate = static_cast<double>(ticksPerSecond) / static_cast<double>(ticksPerFrame);
    return rate <= kMaxFrameRate ? rate : 0;
}

}  // namespace sigma::codec
