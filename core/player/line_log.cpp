#include "core/player/line_log.h"

namespace sigma::player {

void LineLog::add(const Arrival& arrival) {
    constexpr std::size_t kKept = 1000;
    if (m_arrivals.size() == 2 * kKept) {
        m_arrivals.erase(m_arrivals.begin(), m_arrivals.begin() + kKept);
    }
    m_arrivals.push_back(arrival);
}

}  // namespace sigma::player
