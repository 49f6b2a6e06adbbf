#pragma once

#include <cstdint>
#include <deque>
#include <utility>

#include "core/base/clock.h"

namespace sigma::ui {

/// The mean of what was measured in the last seconds.
///
/// What is acknowledged in half a second swings with every key frame; people can't read that.
/// Thread: one.
class RecentMean {
public:
    static constexpr std::chrono::milliseconds kWindow{2500};

    void add(SteadyTime now, std::int64_t value);
    void clear() { m_values.clear(); }

    /// 0 where there is nothing.
    std::int64_t value() const;

private:
    std::deque<std::pair<SteadyTime, std::int64_t>> m_values;
};

}  // namespace sigma::ui
