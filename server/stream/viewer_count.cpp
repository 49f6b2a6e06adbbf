#include "server/stream/viewer_count.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace sigma::stream {
namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

std::int64_t windowOf(SteadyTime now) {
    return now.time_since_epoch() / ViewerCount::kWindow;
}

/// std::hash may be weak in its lower bits; these rounds spread it (SplitMix64's finaliser).
std::uint64_t spread(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

std::uint64_t hashOf(std::string_view address, std::string_view player) {
    const std::hash<std::string_view> hash;
    return spread(hash(address) * 31 + hash(player));
}

}  // namespace

void ViewerCount::see(std::string_view address, std::string_view player, SteadyTime now) {
    const std::int64_t number = windowOf(now);
    Window& window = m_windows[static_cast<std::size_t>(number) % m_windows.size()];
    std::int64_t before = window.number.load(kRelaxed);
    if (before < number && window.number.compare_exchange_strong(before, number, kRelaxed)) {
        for (auto& word : window.seen) {
            word.store(0, kRelaxed);
        }
    }
    const std::size_t bit = hashOf(address, player) % kBits;
    const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
    std::atomic<std::uint64_t>& word = window.seen[bit / 64];
    // Mostly it is there: reading leaves the cache line shared.
    if ((word.load(kRelaxed) & mask) == 0) {
        word.fetch_or(mask, kRelaxed);
    }
}

std::uint64_t ViewerCount::count(SteadyTime now) const {
    const std::int64_t number = windowOf(now);
    std::size_t ones = 0;
    for (std::size_t index = 0; index < kWords; ++index) {
        std::uint64_t seen = 0;
        for (const Window& window : m_windows) {
            if (window.number.load(kRelaxed) >= number - 1) {
                seen |= window.seen[index].load(kRelaxed);
            }
        }
        ones += static_cast<std::size_t>(std::popcount(seen));
    }
    if (ones == 0) {
        return 0;
    }
    const auto bits = static_cast<double>(kBits);
    const double empty = std::max(1.0, bits - static_cast<double>(ones));
    return static_cast<std::uint64_t>(std::llround(-bits * std::log(empty / bits)));
}

}  // namespace sigma::stream
