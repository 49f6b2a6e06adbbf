#include "core/studio/ladder_guard.h"

#include <algorithm>

namespace sigma::studio {
namespace {

constexpr auto kWindow = std::chrono::seconds(3);
constexpr auto kFirstPatience = std::chrono::seconds(30);
constexpr auto kMostPatience = std::chrono::minutes(8);
constexpr std::uint64_t kTooManySkippedOf = 20;  // one in twenty: 5 %

}  // namespace

std::size_t LadderGuard::observe(SteadyTime now, std::span<const Load> loads) {
    if (!m_windowStart) {
        beginWindow(now, loads);
        m_changedAt = now;
    }
    if (now - *m_windowStart < kWindow) {
        return m_shed;
    }
    const bool isTooMuch = isOverloaded(loads);
    beginWindow(now, loads);
    if (isTooMuch && m_shed + 1 < m_renditions) {
        shedOne(now);
    } else if (m_shed != 0 && !isTooMuch && now - m_changedAt >= m_patience) {
        tryAgain(now);
    }
    return m_shed;
}

void LadderGuard::beginWindow(SteadyTime now, std::span<const Load> loads) {
    m_windowStart = now;
    m_atWindowStart.assign(loads.begin(), loads.end());
}

bool LadderGuard::isOverloaded(std::span<const Load> loads) const {
    for (std::size_t i = m_shed; i < loads.size(); ++i) {
        const std::uint64_t offered = loads[i].offered - m_atWindowStart[i].offered;
        const std::uint64_t skipped = loads[i].skipped - m_atWindowStart[i].skipped;
        if (skipped * kTooManySkippedOf > offered) {
            return true;
        }
    }
    return false;
}

/// A rendition that had been tried again and did not stay as long as it had been waited for is
/// waited for twice as long.
void LadderGuard::shedOne(SteadyTime now) {
    const bool hasFailedAgain = m_isTrying && now - m_changedAt < m_patience;
    m_patience = hasFailedAgain ? std::min<SteadyTime::duration>(2 * m_patience, kMostPatience)
                                : SteadyTime::duration(kFirstPatience);
    ++m_shed;
    m_changedAt = now;
    m_isTrying = false;
}

void LadderGuard::tryAgain(SteadyTime now) {
    --m_shed;
    m_changedAt = now;
    m_isTrying = true;
}

}  // namespace sigma::studio
