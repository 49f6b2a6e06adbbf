#include <cmath>

#include <gtest/gtest.h>

#include "core/player/adaptation/speed_control.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// A playback whose latency follows the speed that is decided.
class SpeedControlTest : public testing::Test {
protected:
    LatencyDecision tick() {
        m_now += 250ms;
        const LatencyDecision decision = m_control.decide(
            {.now = m_now, .latency = m_latency, .buffer = m_buffer, .isFollowing = m_isFollowing});
        if (decision.seekTo) {
            m_latency = *decision.seekTo;
            m_control.onSeek(m_now);
        }
        m_largestStep = std::max(m_largestStep, std::abs(decision.speed - m_speed));
        m_speed = decision.speed;
        m_fastest = std::max(m_fastest, m_speed);
        m_latency -= std::chrono::round<Duration>(
            std::chrono::duration<double>((m_speed - 1 + m_drift) * 0.25));
        m_least = std::min(m_least, m_latency);
        return decision;
    }
    void run(Duration time) {
        for (Duration end{0}; end < time; end += 250ms) {
            tick();
        }
    }

    SpeedControl m_control{LatencyMode::kUltra};
    SteadyTime m_now{1h};
    Duration m_latency = 3s;
    Duration m_buffer = 2s;
    bool m_isFollowing = true;
    double m_drift = 0;  ///< of the playout's clock
    double m_speed = 1;
    double m_fastest = 1;
    double m_largestStep = 0;
    Duration m_least = 1h;
};

TEST_F(SpeedControlTest, LeavesSpeedAloneNearTheTarget) {
    for (const Duration latency : {2955ms, 3000ms, 3045ms}) {
        m_latency = latency;
        EXPECT_EQ(tick().speed, 1);
    }
}

TEST_F(SpeedControlTest, ChangesSpeedByAtMostTwoHundredthsAQuarterOfASecond) {
    m_latency = 6s;
    m_control.onStall(m_now);
    run(10s);
    EXPECT_LE(m_largestStep, 0.0201);
    EXPECT_NEAR(m_fastest, 1.2, 1e-9);
}

TEST_F(SpeedControlTest, StaysWithinTheUsualRangeForSmallErrors) {
    m_latency = 3500ms;
    run(20s);
    EXPECT_LE(m_fastest, 1.05);
    EXPECT_NEAR(static_cast<double>(m_latency.count()), 3e6, 60e3);
}

TEST_F(SpeedControlTest, IsInNoHurryAtTheBeginning) {
    m_latency = 4500ms;
    run(60s);
    EXPECT_LE(m_fastest, 1.0501);
    EXPECT_LE(m_latency, 3100ms);
}

TEST_F(SpeedControlTest, IsNearTheTargetSoonAfterTwoSecondsAreLost) {
    m_latency = 5s;
    m_control.onStall(m_now);
    run(23s);
    EXPECT_LE(m_latency, m_control.target(m_now) + 200ms);
    run(60s);
    EXPECT_GE(m_least, 2900ms);
}

TEST_F(SpeedControlTest, MakesUpForAPlayoutThatIsTooSlow) {
    m_drift = -0.002;
    run(120s);
    EXPECT_NEAR(static_cast<double>(m_latency.count()), 3e6, 80e3);
}

TEST_F(SpeedControlTest, SlowsDownOnANearlyEmptyBuffer) {
    m_buffer = 100ms;
    run(5s);
    EXPECT_LE(m_speed, 0.85);
    EXPECT_GE(m_speed, 0.8);
}

TEST_F(SpeedControlTest, NeverHurriesOnASmallBuffer) {
    m_buffer = 1s;
    m_latency = 5s;
    run(5s);
    EXPECT_LT(m_speed, 1);
}

TEST_F(SpeedControlTest, SparesASmallBufferUnnoticed) {
    m_buffer = 510ms;
    run(5s);
    EXPECT_LT(m_speed, 0.96);
    EXPECT_GE(m_speed, 0.95);
}

TEST_F(SpeedControlTest, ABufferOfTwoSecondsIsNeverSmall) {
    m_control.setIdealTarget(120s);
    m_latency = 120s;
    m_buffer = 2s;
    run(5s);
    EXPECT_EQ(m_speed, 1);
}

TEST_F(SpeedControlTest, WhatIsSmallGoesByTheTarget) {
    m_control.setIdealTarget(1600ms);
    m_latency = 1600ms;
    m_buffer = 650ms;
    run(5s);
    EXPECT_EQ(m_speed, 1);
}

TEST_F(SpeedControlTest, JumpsWhenSpeedWouldTakeTooLong) {
    m_latency = 7100ms;
    EXPECT_EQ(tick().seekTo, 3s);
    EXPECT_FALSE(tick().seekTo);
}

TEST_F(SpeedControlTest, LeavesAViewerWhoIsBackInTheWindowAlone) {
    m_latency = 30s;
    m_isFollowing = false;
    const LatencyDecision decision = tick();
    EXPECT_FALSE(decision.seekTo);
    EXPECT_EQ(decision.speed, 1);
}

TEST_F(SpeedControlTest, AStallRaisesTheTargetForAMinute) {
    m_control.onStall(m_now);
    EXPECT_EQ(m_control.target(m_now), 3300ms);
    EXPECT_EQ(m_control.target(m_now + 30s), 3150ms);
    EXPECT_EQ(m_control.target(m_now + 60s), 3s);
    m_control.onStall(m_now + 30s);
    EXPECT_EQ(m_control.target(m_now + 30s), 3450ms);
}

TEST_F(SpeedControlTest, ManyStallsRaiseItNoHigherThanTheModeGoes) {
    for (int count = 0; count != 20; ++count) {
        m_control.onStall(m_now);
    }
    EXPECT_EQ(m_control.target(m_now), 4s);
}

TEST_F(SpeedControlTest, EachModeHasItsOwnTargetAndLimits) {
    m_control.setMode(LatencyMode::kNormal);
    EXPECT_EQ(m_control.target(m_now), 24s);
    m_control.setIdealTarget(22s);
    EXPECT_EQ(m_control.target(m_now), 22s);
    m_latency = 30s;
    m_buffer = 20s;
    m_control.onStall(m_now);
    run(10s);
    EXPECT_GE(m_fastest, 1.0499);
    EXPECT_LE(m_fastest, 1.0501);
}

}  // namespace
}  // namespace sigma::player
