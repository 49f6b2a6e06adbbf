#include <gtest/gtest.h>

#include "server/http/session_progress.h"

namespace sigma::http {
namespace {

using namespace std::chrono_literals;
using Phase = SessionProgress::Phase;

constexpr SteadyTime kStart{100s};

TEST(SessionProgress, IsLateAtItsDeadline) {
    SessionProgress progress;
    progress.enter(Phase::kReceiving, kStart, 10s);
    EXPECT_FALSE(progress.isLate(kStart + 9999ms));
    EXPECT_TRUE(progress.isLate(kStart + 10s));
}

TEST(SessionProgress, IsNeverLateWhileAHandlerRuns) {
    SessionProgress progress;
    progress.enter(Phase::kReceiving, kStart, 10s);
    progress.enterAnswering();
    EXPECT_FALSE(progress.isLate(kStart + 1h));
}

class Sending : public testing::Test {
protected:
    Sending() {
        m_limits.writeStallTime = 30s;
        m_limits.minimumSendRate = 1000;
        m_progress.enter(Phase::kSending, kStart, 30s);
    }

    HttpLimits m_limits;
    SessionProgress m_progress;
};

TEST_F(Sending, MayPauseForAStallTime) {
    EXPECT_FALSE(m_progress.isTooSlow(kStart + 29s, 0, m_limits));
    EXPECT_TRUE(m_progress.isTooSlow(kStart + 30s, 1'000'000, m_limits));
}

TEST_F(Sending, GoesOnWhileThePeerTakesEnough) {
    m_progress.extend(kStart + 50s, 30s);
    EXPECT_FALSE(m_progress.isTooSlow(kStart + 60s, 60'000, m_limits));
    EXPECT_TRUE(m_progress.isTooSlow(kStart + 60s, 59'999, m_limits));
}

TEST_F(Sending, MustEndAtSomeTime) {
    m_limits.answerTime = 600s;
    m_progress.extend(kStart + 600s, 30s);
    EXPECT_FALSE(m_progress.isTooSlow(kStart + 599s, 1'000'000, m_limits));
    EXPECT_TRUE(m_progress.isTooSlow(kStart + 600s, 1'000'000, m_limits));
}

TEST_F(Sending, IsTheOnlyPhaseThatCanBeTooSlow) {
    m_progress.enter(Phase::kIdle, kStart, 30s);
    EXPECT_FALSE(m_progress.isTooSlow(kStart + 1h, 0, m_limits));
}

}  // namespace
}  // namespace sigma::http
