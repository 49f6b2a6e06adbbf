#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/net/connection_limiter.h"

namespace sigma::net {
namespace {

using namespace std::chrono_literals;

TEST(ConnectionLimiter, RefusesOneMoreInAll) {
    const auto limiter = ConnectionLimiter::create(2, 10);
    const auto first = limiter->admit("192.0.2.1");
    const auto second = limiter->admit("192.0.2.2");
    EXPECT_TRUE(first.has_value());
    EXPECT_TRUE(second.has_value());
    EXPECT_FALSE(limiter->admit("192.0.2.3").has_value());
    EXPECT_EQ(limiter->open(), 2U);
}

TEST(ConnectionLimiter, RefusesOneMoreOfAnAddressAndAdmitsOthers) {
    const auto limiter = ConnectionLimiter::create(10, 1);
    const auto first = limiter->admit("192.0.2.1");
    EXPECT_FALSE(limiter->admit("192.0.2.1").has_value());
    EXPECT_TRUE(limiter->admit("192.0.2.2").has_value());
}

TEST(ConnectionLimiter, TakesNewLimitsForConnectionsToCome) {
    const auto limiter = ConnectionLimiter::create(2, 2);
    const auto first = limiter->admit("192.0.2.1");
    auto second = limiter->admit("192.0.2.1");
    limiter->setLimits(3, 1);
    EXPECT_EQ(limiter->open(), 2U);
    EXPECT_FALSE(limiter->admit("192.0.2.1").has_value());
    const auto third = limiter->admit("192.0.2.2");
    EXPECT_TRUE(third.has_value());
    EXPECT_FALSE(limiter->admit("192.0.2.3").has_value());
    second.reset();
    EXPECT_TRUE(limiter->admit("192.0.2.3").has_value());
}

TEST(ConnectionLimiter, GivesAPlaceBackWhenItsPermitGoes) {
    const auto limiter = ConnectionLimiter::create(1, 1);
    {
        auto permit = limiter->admit("192.0.2.1");
        const auto moved = std::move(permit);
        EXPECT_FALSE(limiter->admit("192.0.2.1").has_value());
    }
    EXPECT_EQ(limiter->open(), 0U);
    EXPECT_TRUE(limiter->admit("192.0.2.1").has_value());
}

TEST(ConnectionLimiter, AdmitsNobodyWhenTheLimitIsNone) {
    EXPECT_FALSE(ConnectionLimiter::create(0, 1)->admit("192.0.2.1").has_value());
    EXPECT_FALSE(ConnectionLimiter::create(1, 0)->admit("192.0.2.1").has_value());
}

TEST(ConnectionLimiter, SaysWhenTheLastPermitIsGone) {
    const auto limiter = ConnectionLimiter::create(1, 1);
    EXPECT_TRUE(limiter->waitUntilNoneIsOpen(0ms));
    auto permit = limiter->admit("192.0.2.1");
    EXPECT_FALSE(limiter->waitUntilNoneIsOpen(0ms));
    std::thread closer([held = std::move(permit)]() mutable { held.reset(); });
    EXPECT_TRUE(limiter->waitUntilNoneIsOpen(1h));
    closer.join();
}

TEST(ConnectionLimiter, CountsRightWhenManyThreadsUseIt) {
    const auto limiter = ConnectionLimiter::create(3, 3);
    std::vector<std::thread> threads;
    for (int thread = 0; thread != 4; ++thread) {
        threads.emplace_back([&] {
            for (int round = 0; round != 2'000; ++round) {
                const auto permit = limiter->admit("192.0.2.1");
                EXPECT_LE(limiter->open(), 3U);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(limiter->open(), 0U);
}

}  // namespace
}  // namespace sigma::net
