#include "core/publish/send_limits.h"

#include <algorithm>

namespace sigma::publish {

std::size_t unsentLimit(std::int64_t bitrate) {
    constexpr std::int64_t kLeast = 16 * 1024;
    return static_cast<std::size_t>(std::max(kLeast, bitrate / 8 / 10));
}

std::int64_t sendingPace(std::int64_t bitrate, std::size_t keyFrameBytes,
                         std::size_t backlogBytes) {
    constexpr std::int64_t kTimesInASecond = 10;
    const auto burst = static_cast<std::int64_t>(std::max(keyFrameBytes, backlogBytes));
    return std::max(bitrate * 2, burst * 8 * kTimesInASecond);
}

}  // namespace sigma::publish
