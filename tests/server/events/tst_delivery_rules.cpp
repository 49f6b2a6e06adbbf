#include <gtest/gtest.h>

#include "server/events/delivery_rules.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using domain::DeliveryState;

constexpr WallTime kNow{1'767'225'600s};

store::DeliveryAttempt judgeStatus(std::int32_t status, std::int32_t attempts,
                                   std::optional<std::chrono::seconds> retryAfter = {}) {
    return judge({.status = status, .error = {}, .retryAfter = retryAfter}, attempts,
                 RetrySchedule([] { return 0.0; }), kNow);
}

TEST(DeliveryRules, TakeAny2xxForSuccess) {
    for (const std::int32_t status : {200, 201, 202, 204, 299}) {
        const auto attempt = judgeStatus(status, 1);
        EXPECT_EQ(attempt.state, DeliveryState::kDelivered) << status;
        EXPECT_EQ(attempt.status, status);
        EXPECT_EQ(attempt.error, "");
        EXPECT_EQ(attempt.nextAttemptAt, std::nullopt);
    }
}

TEST(DeliveryRules, TryEverythingElseAgain) {
    for (const std::int32_t status : {100, 300, 301, 302, 307, 400, 401, 404, 429, 500, 503}) {
        const auto attempt = judgeStatus(status, 2);
        EXPECT_EQ(attempt.state, DeliveryState::kPending) << status;
        EXPECT_EQ(attempt.nextAttemptAt, kNow + 5min) << status;
        EXPECT_NE(attempt.error.find(std::to_string(status)), std::string::npos);
    }
}

TEST(DeliveryRules, SayThatRedirectsAreNotFollowed) {
    EXPECT_EQ(judgeStatus(302, 1).error, "answered 302, and redirects are not followed");
}

TEST(DeliveryRules, KeepTheReasonWhereThereWasNoAnswer) {
    const auto attempt = judge({.error = "no answer in time", .retryAfter = {}}, 1,
                               RetrySchedule([] { return 0.0; }), kNow);
    EXPECT_EQ(attempt.state, DeliveryState::kPending);
    EXPECT_EQ(attempt.status, 0);
    EXPECT_EQ(attempt.error, "no answer in time");
    EXPECT_EQ(attempt.nextAttemptAt, kNow + 5s);
}

TEST(DeliveryRules, HonourRetryAfter) {
    EXPECT_EQ(judgeStatus(503, 1, 90s).nextAttemptAt, kNow + 90s);
}

TEST(DeliveryRules, GiveUpAfterTheLastAttempt) {
    const auto attempt = judgeStatus(500, RetrySchedule::kMaxAttempts);
    EXPECT_EQ(attempt.state, DeliveryState::kDead);
    EXPECT_EQ(attempt.error, "answered 500; given up after 10 attempts");
    EXPECT_EQ(attempt.nextAttemptAt, std::nullopt);
}

TEST(DeliveryRules, GiveUpAtOnceWhereTheEndpointHasGone) {
    EXPECT_EQ(judgeStatus(410, 1).state, DeliveryState::kDead);
    EXPECT_TRUE(isGone({.status = 410, .error = {}, .retryAfter = {}}));
    EXPECT_FALSE(isGone({.status = 404, .error = {}, .retryAfter = {}}));
}

}  // namespace
}  // namespace sigma::events
