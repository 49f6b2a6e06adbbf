#pragma once

#include <cstdint>

namespace sigma::studio {

/// `count` x `units` / `rate` rounded down, exact where the product would not fit in 64 bits:
/// `rate` and `units` below 2^31.
constexpr std::int64_t scaleExactly(std::uint64_t count, std::uint64_t units, std::uint64_t rate) {
    return static_cast<std::int64_t>(count / rate * units + count % rate * units / rate);
}

}  // namespace sigma::studio
