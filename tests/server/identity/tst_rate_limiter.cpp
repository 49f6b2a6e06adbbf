#include <gtest/gtest.h>

#include "server/identity/rate_limiter.h"
#include "tests/support/fake_clock.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class RateLimiterTest : public testing::Test {
protected:
    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    RateLimiter m_limiter{{5, 60s}, m_clock, 3};
};

TEST_F(RateLimiterTest, LetsSoManyThroughAtOnceAndSaysWhenTheNextMayCome) {
    for (int attempt = 0; attempt != 5; ++attempt) {
        EXPECT_EQ(m_limiter.take("anna"), 0s) << attempt;
    }
    EXPECT_EQ(m_limiter.take("anna"), 12s);
    EXPECT_EQ(m_limiter.waitOf("anna"), 12s);
    m_clock->advance(11s + 1ms);
    EXPECT_EQ(m_limiter.take("anna"), 1s);
    m_clock->advance(999ms);
    EXPECT_EQ(m_limiter.take("anna"), 0s);
    EXPECT_EQ(m_limiter.take("anna"), 12s);
}

TEST_F(RateLimiterTest, CountsNoAttemptThatItRefused) {
    for (int attempt = 0; attempt != 100; ++attempt) {
        m_limiter.take("anna");
    }
    m_clock->advance(12s);
    EXPECT_EQ(m_limiter.take("anna"), 0s);
}

TEST_F(RateLimiterTest, FillsUpAgainAndNoFurther) {
    m_limiter.take("anna");
    m_clock->advance(24h);
    for (int attempt = 0; attempt != 5; ++attempt) {
        EXPECT_EQ(m_limiter.take("anna"), 0s);
    }
    EXPECT_EQ(m_limiter.take("anna"), 12s);
}

TEST_F(RateLimiterTest, TakesNothingWhenOnlyAsked) {
    for (int attempt = 0; attempt != 10; ++attempt) {
        EXPECT_EQ(m_limiter.waitOf("anna"), 0s);
    }
    EXPECT_EQ(m_limiter.take("anna"), 0s);
}

TEST_F(RateLimiterTest, KeepsKeysApart) {
    for (int attempt = 0; attempt != 6; ++attempt) {
        m_limiter.take("anna");
    }
    EXPECT_EQ(m_limiter.take("ben"), 0s);
}

TEST_F(RateLimiterTest, ForgetsTheKeyThatWasUnusedForLongest) {
    for (const char* key : {"anna", "ben"}) {
        for (int attempt = 0; attempt != 6; ++attempt) {
            m_limiter.take(key);
        }
    }
    m_limiter.take("carla");
    EXPECT_EQ(m_limiter.take("anna"), 12s);  // and so Ben's is the oldest now
    m_limiter.take("dora");
    EXPECT_EQ(m_limiter.waitOf("ben"), 0s);
    EXPECT_EQ(m_limiter.waitOf("anna"), 12s);
}

}  // namespace
}  // namespace sigma::identity
