#include "server/events/delivery_rules.h"

namespace sigma::events {
namespace {

constexpr std::int32_t kGone = 410;

std::string reasonOf(const SendResult& result) {
    if (result.status == 0) {
        return result.error;
    }
    std::string reason = "answered " + std::to_string(result.status);
    if (result.status >= 300 && result.status < 400) {
        reason += ", and redirects are not followed";
    }
    return reason;
}

}  // namespace

bool isGone(const SendResult& result) {
    return result.status == kGone;
}

store::DeliveryAttempt judge(const SendResult& result, std::int32_t attempts,
                             const RetrySchedule& schedule, WallTime now) {
    store::DeliveryAttempt attempt;
    attempt.at = now;
    attempt.status = result.status;
    if (result.status >= 200 && result.status < 300) {
        attempt.state = domain::DeliveryState::kDelivered;
        return attempt;
    }
    attempt.error = reasonOf(result);
    if (isGone(result)) {
        attempt.state = domain::DeliveryState::kDead;
        attempt.error += ": the endpoint has gone";
        return attempt;
    }
    const auto delay = schedule.delayAfter(attempts, result.retryAfter);
    if (!delay) {
        attempt.state = domain::DeliveryState::kDead;
        attempt.error += "; given up after " + std::to_string(attempts) + " attempts";
        return attempt;
    }
    attempt.nextAttemptAt = now + *delay;
    return attempt;
}

}  // namespace sigma::events
