#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/clock.h"

namespace sigma::stream {

/// About how many different viewers have asked for something of late, in 4 kB however many.
///
/// A viewer is an address and a kind of player: two windows of one browser count once, and so do
/// people behind one address who use the same browser. Linear counting over two windows of ten
/// seconds (Whang et al., 1990): exact for a few, within some per cent for thousands.
/// Thread: any; never waits. What is seen while a window begins may be missed once.
class ViewerCount {
public:
    static constexpr std::chrono::seconds kWindow{10};

    void see(std::string_view address, std::string_view player, SteadyTime now);
    /// Those seen in this window and the one before.
    std::uint64_t count(SteadyTime now) const;

private:
    static constexpr std::size_t kBits = 16'384;
    static constexpr std::size_t kWords = kBits / 64;

    struct Window {
        std::atomic<std::int64_t> number{-1};
        std::array<std::atomic<std::uint64_t>, kWords> seen{};
    };

    std::array<Window, 2> m_windows;
};

}  // namespace sigma::stream
