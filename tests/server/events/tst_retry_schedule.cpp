#include <gtest/gtest.h>

#include "server/events/retry_schedule.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;

TEST(RetrySchedule, WaitsLongerEachTime) {
    const RetrySchedule schedule([] { return 0.0; });
    const std::vector<std::chrono::milliseconds> expected{5s,  5min, 30min, 2h, 5h,
                                                          10h, 14h,  20h,   24h};
    for (std::size_t index = 0; index != expected.size(); ++index) {
        EXPECT_EQ(schedule.delayAfter(static_cast<std::int32_t>(index) + 1, std::nullopt),
                  expected[index]);
    }
}

TEST(RetrySchedule, EndsAfterTheLastAttempt) {
    const RetrySchedule schedule([] { return 0.0; });
    EXPECT_EQ(RetrySchedule::kMaxAttempts, 10);
    EXPECT_NE(schedule.delayAfter(9, std::nullopt), std::nullopt);
    EXPECT_EQ(schedule.delayAfter(10, std::nullopt), std::nullopt);
    EXPECT_EQ(schedule.delayAfter(10, 5s), std::nullopt);
}

TEST(RetrySchedule, AddsUpToATenth) {
    EXPECT_EQ(RetrySchedule([] { return 0.5; }).delayAfter(2, std::nullopt), 315s);
    const RetrySchedule random;
    for (int count = 0; count != 1'000; ++count) {
        const auto delay = random.delayAfter(2, std::nullopt);
        ASSERT_TRUE(delay.has_value());
        EXPECT_GE(*delay, 300s);
        EXPECT_LE(*delay, 330s);
    }
}

TEST(RetrySchedule, WaitsAsLongAsTheReceiverAsks) {
    const RetrySchedule schedule([] { return 0.0; });
    EXPECT_EQ(schedule.delayAfter(1, 2min), 2min);
    EXPECT_EQ(schedule.delayAfter(3, 2min), 30min);
}

}  // namespace
}  // namespace sigma::events
