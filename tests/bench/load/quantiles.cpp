#include "tests/bench/load/quantiles.h"

#include <algorithm>
#include <sstream>

namespace sigma::bench {
namespace {

double milliseconds(const std::vector<Clock::duration>& sorted, double quantile) {
    if (sorted.empty()) {
        return 0;
    }
    const auto index = static_cast<std::size_t>(quantile * static_cast<double>(sorted.size() - 1));
    return std::chrono::duration<double, std::milli>(sorted[index]).count();
}

}  // namespace

std::string quantilesJson(std::vector<Clock::duration> times) {
    std::ranges::sort(times);
    std::ostringstream json;
    json << "{\"p50\": " << milliseconds(times, 0.5) << ", \"p99\": " << milliseconds(times, 0.99)
         << ", \"max\": " << milliseconds(times, 1) << "}";
    return json.str();
}

}  // namespace sigma::bench
