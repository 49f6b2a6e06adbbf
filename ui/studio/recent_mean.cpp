#include "ui/studio/recent_mean.h"

namespace sigma::ui {

void RecentMean::add(SteadyTime now, std::int64_t value) {
    m_values.emplace_back(now, value);
    while (now - m_values.front().first > kWindow) {
        m_values.pop_front();
    }
}

std::int64_t RecentMean::value() const {
    if (m_values.empty()) {
        return 0;
    }
    std::int64_t sum = 0;
    for (const auto& [at, value] : m_values) {
        sum += value;
    }
    return sum / static_cast<std::int64_t>(m_values.size());
}

}  // namespace sigma::ui
