#pragma once

#include <cstdint>
#include <deque>
#include <utility>

#include "core/base/clock.h"

namespace sigma::studio {

/// How much came within the last second. Thread: one at a time.
class RateMeter {
public:
    void add(SteadyTime now, std::uint64_t count) {
        m_entries.emplace_back(now, count);
        m_sum += count;
        forget(now);
    }

    std::uint64_t perSecond(SteadyTime now) {
        forget(now);
        return m_sum;
    }

private:
    void forget(SteadyTime now) {
        while (!m_entries.empty() && m_entries.front().first + std::chrono::seconds(1) <= now) {
            m_sum -= m_entries.front().second;
            m_entries.pop_front();
        }
    }

    std::deque<std::pair<SteadyTime, std::uint64_t>> m_entries;
    std::uint64_t m_sum = 0;
};

}  // namespace sigma::studio
