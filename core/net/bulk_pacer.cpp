#include "core/net/bulk_pacer.h"

#include <utility>

namespace sigma::net {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::microseconds kPause = 4ms;
constexpr std::chrono::microseconds kPauseWhenWatched = 1ms;
constexpr std::chrono::microseconds kWindow = 100ms;
/// A pause is worth it when this many reads can be expected in it.
constexpr std::size_t kReadsInPause = 2;

}  // namespace

std::chrono::microseconds BulkPacer::pauseAfterTurn(std::size_t handlers, SteadyTime now) {
    const std::size_t reads = std::exchange(m_readsInTurn, 0);
    m_readsInWindow += reads;
    if (now >= m_windowEnd) {
        const auto pause = std::exchange(m_isWatched, false) ? kPauseWhenWatched : kPause;
        const auto pauses = static_cast<std::size_t>(kWindow / pause);
        const std::size_t readsInPause = std::exchange(m_readsInWindow, 0) / pauses;
        const bool isRecent = now < m_windowEnd + kWindow;
        m_pause = isRecent && readsInPause >= kReadsInPause ? pause : 0us;
        m_windowEnd = now + kWindow;
    }
    const bool servesOthers = handlers > 2 * reads;
    return servesOthers ? 0us : m_pause;
}

}  // namespace sigma::net
