#pragma once

#include <chrono>
#include <cstdint>

namespace sigma::stream {

/// A position on a channel's timeline, the same for all of its tracks.
using MediaTime = std::chrono::microseconds;

/// Wide enough that no product of ticks and a timescale overflows.
__extension__ using Int128 = __int128;

/// Ticks of a timescale as a MediaTime, rounded to the nearest.
inline MediaTime toMediaTime(std::int64_t ticks, std::uint32_t timescale) {
    const auto product = static_cast<Int128>(ticks) * 1'000'000;
    const auto half = static_cast<Int128>(timescale / 2);
    return MediaTime(static_cast<std::int64_t>((product + (ticks < 0 ? -half : half)) / timescale));
}

/// A MediaTime as ticks of a timescale, rounded to the nearest.
inline std::int64_t toTicks(MediaTime time, std::uint32_t timescale) {
    const auto product = static_cast<Int128>(time.count()) * timescale;
    const Int128 half = 500'000;
    return static_cast<std::int64_t>((product + (time.count() < 0 ? -half : half)) / 1'000'000);
}

}  // namespace sigma::stream
