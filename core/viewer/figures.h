#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/clock.h"
#include "core/player/duration.h"

namespace sigma::viewer {

/// To the nearest of so many steps a unit, as journals print it.
inline double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

/// Seconds to the millisecond, as journals print them.
inline double seconds(SteadyTime::duration duration) {
    return rounded(secondsOf(duration), 1000);
}

/// Of values in any order, at least one, which it reorders; nearest rank.
inline player::Duration percentile(std::vector<player::Duration>& values, double share) {
    const auto last = static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::lround(share * last));
    std::ranges::nth_element(values, at);
    return *at;
}

}  // namespace sigma::viewer
