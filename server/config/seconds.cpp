#include "server/config/seconds.h"

#include <cmath>
#include <cstdlib>

namespace sigma::config {

std::string secondsText(Milliseconds duration) {
    constexpr std::int64_t kPerSecond = 1'000;
    const std::int64_t count = duration.count();
    std::string text = count < 0 ? "-" : "";
    text += std::to_string(std::abs(count / kPerSecond));
    if (const std::int64_t thousandths = std::abs(count % kPerSecond); thousandths != 0) {
        const std::string digits = std::to_string(kPerSecond + thousandths).substr(1);
        text += "." + digits.substr(0, digits.find_last_not_of('0') + 1);
    }
    return text;
}

std::optional<Milliseconds> secondsOf(double seconds) {
    constexpr double kMostSeconds = 3.2e10;
    if (!std::isfinite(seconds) || std::abs(seconds) > kMostSeconds) {
        return std::nullopt;
    }
    return Milliseconds(std::llround(seconds * 1'000));
}

}  // namespace sigma::config
