#include "core/player/network/line_log.h"

#include <algorithm>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr Duration kKept = 10s;
constexpr std::ptrdiff_t kMost = 1'000;
constexpr std::size_t kFew = 32;

}  // namespace

void LineLog::add(const Arrival& arrival) {
    if (m_arrivals.size() >= m_fullAt) {
        forgetOld(arrival.at);
    }
    m_arrivals.push_back(arrival);
}

/// All but the thousand that came last, too.
void LineLog::forgetOld(SteadyTime now) {
    const auto young = std::ranges::lower_bound(m_arrivals, now - kKept, {}, &Arrival::at);
    const auto last = m_arrivals.end() - std::min(std::ssize(m_arrivals), kMost);
    m_arrivals.erase(m_arrivals.begin(), std::max(young, last));
    m_fullAt = std::max(kFew, 2 * m_arrivals.size());
}

}  // namespace sigma::player
