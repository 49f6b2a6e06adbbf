#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace sigma::events {

/// When a delivery is attempted again: after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and
/// 24 h, then no more.
///
/// Each delay is up to a tenth longer, so that what failed together does not come back together.
/// Thread: one at a time.
class RetrySchedule {
public:
    /// From 0 to below 1: how much of that tenth is added.
    using Jitter = std::function<double()>;

    static constexpr std::array<std::chrono::seconds, 9> kDelays{
        std::chrono::seconds(5), std::chrono::minutes(5), std::chrono::minutes(30),
        std::chrono::hours(2),   std::chrono::hours(5),   std::chrono::hours(10),
        std::chrono::hours(14),  std::chrono::hours(20),  std::chrono::hours(24)};
    static constexpr std::int32_t kMaxAttempts = kDelays.size() + 1;

    explicit RetrySchedule(Jitter jitter = randomJitter());

    /// The wait after that many attempts, all of them failed; longer where the receiver asked for
    /// more. None after the last attempt.
    std::optional<std::chrono::milliseconds> delayAfter(
        std::int32_t attempts, std::optional<std::chrono::seconds> retryAfter) const;

    static Jitter randomJitter();

private:
    Jitter m_jitter;
};

}  // namespace sigma::events
