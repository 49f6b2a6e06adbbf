#pragma once

#include <string>
#include <vector>

#include "tests/bench/load/paced_publisher.h"

namespace sigma::bench {

/// The times in milliseconds, as JSON: {"p50": 1, "p99": 2, "max": 3}. All 0 where there are none.
std::string quantilesJson(std::vector<Clock::duration> times);

}  // namespace sigma::bench
