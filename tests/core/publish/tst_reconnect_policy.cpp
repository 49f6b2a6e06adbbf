#include <set>

#include <gtest/gtest.h>

#include "core/publish/reconnect_policy.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

TEST(ReconnectPolicy, WaitsTwiceAsLongEachTimeUpToTenSeconds) {
    ReconnectPolicy policy(7);
    for (const int step : {500, 1000, 2000, 4000, 8000, 10'000, 10'000}) {
        const milliseconds delay = policy.nextDelay();
        EXPECT_GE(delay, milliseconds(step * 80 / 100));
        EXPECT_LE(delay, milliseconds(step * 120 / 100));
    }
}

TEST(ReconnectPolicy, BeginsAnewAfterAGoodConnection) {
    ReconnectPolicy policy(7);
    for (int tries = 0; tries != 5; ++tries) {
        policy.nextDelay();
    }
    policy.reset();
    EXPECT_LE(policy.nextDelay(), milliseconds(600));
}

TEST(ReconnectPolicy, KeepsPublishersApart) {
    std::set<milliseconds> delays;
    for (std::uint32_t seed = 1; seed != 20; ++seed) {
        delays.insert(ReconnectPolicy(seed * 1'000'003).nextDelay());
    }
    EXPECT_GT(delays.size(), 5U);
}

}  // namespace
}  // namespace sigma::publish
