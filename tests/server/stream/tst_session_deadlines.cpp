#include <gtest/gtest.h>

#include "server/stream/session_deadlines.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::EndedReason;
using domain::SessionState;

class SessionDeadlinesTest : public testing::Test {
protected:
    std::optional<EndedReason> due(SessionState state) const {
        return deadlines.due(channel, 10s, state, clock.steadyNow());
    }
    bool isEndingSoonAfter(std::chrono::seconds age) {
        SessionDeadlines fresh(clock.steadyNow());
        return fresh.takeEndingSoon(channel, clock.steadyNow() + age);
    }

    test::FakeClock clock;
    domain::Channel channel = test::sampleChannel("news", "News", "key");
    SessionDeadlines deadlines{clock.steadyNow()};
};

TEST_F(SessionDeadlinesTest, GiveTheBeginningItsTime) {
    clock.advance(15s - 1ms);
    EXPECT_EQ(due(SessionState::kInit), std::nullopt);
    clock.advance(1ms);
    EXPECT_EQ(due(SessionState::kInit), EndedReason::kInitTimeout);
    EXPECT_EQ(due(SessionState::kProcessing), std::nullopt);
    EXPECT_EQ(due(SessionState::kLive), std::nullopt);
    channel.initTimeout = 20s;
    EXPECT_EQ(due(SessionState::kInit), std::nullopt);
}

TEST_F(SessionDeadlinesTest, WaitForAPublisherThatVanished) {
    clock.advance(1h);
    deadlines.publisherLost(clock.steadyNow(), false);
    clock.advance(60s - 1ms);
    EXPECT_EQ(due(SessionState::kLive), std::nullopt);
    clock.advance(1ms);
    EXPECT_EQ(due(SessionState::kLive), EndedReason::kReconnectTimeout);
    EXPECT_EQ(due(SessionState::kError), EndedReason::kMediaError);
    channel.reconnectWindow = 2min;
    EXPECT_EQ(due(SessionState::kLive), std::nullopt) << "a longer window acts at once";
    clock.advance(1h);
    deadlines.publisherFound();
    EXPECT_EQ(due(SessionState::kLive), std::nullopt);
}

TEST_F(SessionDeadlinesTest, WaitLessAfterAGoodbye) {
    deadlines.publisherLost(clock.steadyNow(), true);
    clock.advance(10s - 1ms);
    EXPECT_EQ(due(SessionState::kLive), std::nullopt);
    clock.advance(1ms);
    EXPECT_EQ(due(SessionState::kLive), EndedReason::kPublisherStop);
}

TEST_F(SessionDeadlinesTest, EndWhatStaysInError) {
    deadlines.failed(clock.steadyNow());
    clock.advance(60s - 1ms);
    EXPECT_EQ(due(SessionState::kError), std::nullopt);
    clock.advance(1ms);
    EXPECT_EQ(due(SessionState::kError), EndedReason::kMediaError);
    deadlines.recovered();
    EXPECT_EQ(due(SessionState::kProcessing), std::nullopt);
}

TEST_F(SessionDeadlinesTest, EndWhatLastsTooLong) {
    clock.advance(12h - 1ms);
    EXPECT_EQ(due(SessionState::kLive), std::nullopt);
    clock.advance(1ms);
    EXPECT_EQ(due(SessionState::kLive), EndedReason::kMaxDuration);
    channel.maxDuration = 0s;
    EXPECT_EQ(due(SessionState::kLive), std::nullopt) << "zero is for ever";
}

TEST_F(SessionDeadlinesTest, WarnFiveMinutesBeforeOrATenth) {
    EXPECT_FALSE(isEndingSoonAfter(12h - 5min - 1s));
    EXPECT_TRUE(isEndingSoonAfter(12h - 5min));
    channel.maxDuration = 10min;
    EXPECT_FALSE(isEndingSoonAfter(9min - 1s));
    EXPECT_TRUE(isEndingSoonAfter(9min));
    channel.maxDuration = 0s;
    EXPECT_FALSE(isEndingSoonAfter(24h * 365));
}

TEST_F(SessionDeadlinesTest, WarnOnce) {
    clock.advance(12h - 1min);
    EXPECT_TRUE(deadlines.takeEndingSoon(channel, clock.steadyNow()));
    EXPECT_FALSE(deadlines.takeEndingSoon(channel, clock.steadyNow()));
}

}  // namespace
}  // namespace sigma::stream
