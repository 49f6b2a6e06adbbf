#include "server/events/retry_schedule.h"

#include <algorithm>
#include <cassert>
#include <random>
#include <utility>

namespace sigma::events {
namespace {

constexpr double kMostJitter = 0.1;

}  // namespace

RetrySchedule::RetrySchedule(Jitter jitter) : m_jitter(std::move(jitter)) {}

std::optional<std::chrono::milliseconds> RetrySchedule::delayAfter(
    std::int32_t attempts, std::optional<std::chrono::seconds> retryAfter) const {
    assert(attempts >= 1);
    if (attempts >= kMaxAttempts) {
        return std::nullopt;
    }
    const std::chrono::duration<double> delay = kDelays[static_cast<std::size_t>(attempts - 1)];
    const auto varied = std::chrono::duration_cast<std::chrono::milliseconds>(
        delay * (1.0 + kMostJitter * m_jitter()));
    return std::max<std::chrono::milliseconds>(varied,
                                               retryAfter.value_or(std::chrono::seconds(0)));
}

RetrySchedule::Jitter RetrySchedule::randomJitter() {
    return [random = std::minstd_rand(std::random_device()())]() mutable {
        return std::uniform_real_distribution<double>(0, 1)(random);
    };
}

}  // namespace sigma::events
