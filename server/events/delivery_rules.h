#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "server/events/retry_schedule.h"
#include "server/store/delivery_table.h"

namespace sigma::events {

/// What came of sending an event once.
struct SendResult {
    std::int32_t status = 0;                         ///< of HTTP; 0: there was no answer
    std::string error;                               ///< why there was none
    std::optional<std::chrono::seconds> retryAfter;  ///< as the receiver asked
};

/// Standard Webhooks: the receiver has gone, and wants no more of anything.
bool isGone(const SendResult& result);

/// What becomes of a delivery after its attempt number `attempts`, the first being 1. 2xx is
/// success; everything else, redirects too, is tried again by the schedule, but 410; what is
/// given up is a dead letter, with its reason.
store::DeliveryAttempt judge(const SendResult& result, std::int32_t attempts,
                             const RetrySchedule& schedule, WallTime now);

}  // namespace sigma::events
