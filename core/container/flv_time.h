#pragma once

#include <cstdint>

namespace sigma::container {

inline constexpr std::uint32_t kFlvTimescale = 1000;

/// Ticks of one timescale in those of another, to the nearest, halves up.
///
/// Does not overflow for timescales under 2^31 when the answer fits.
inline std::int64_t rescaled(std::int64_t ticks, std::uint32_t from, std::uint32_t to) {
    const std::int64_t whole = ticks / from;
    const std::int64_t numerator = (ticks % from) * std::int64_t{to} * 2 + from;
    const std::int64_t denominator = std::int64_t{from} * 2;
    const std::int64_t towardsZero = numerator / denominator;
    const bool roundDown = numerator < 0 && numerator % denominator != 0;
    return whole * to + towardsZero - (roundDown ? 1 : 0);
}

}  // namespace sigma::container
