#include <array>
#include <string>

#include <gtest/gtest.h>

#include "core/player/adaptation/robust_abr.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kBegin{1h};

class RobustAbrTest : public testing::Test {
protected:
    AbrInput input(std::size_t current, double bandwidth, Duration buffer = 2300ms) {
        return {.now = m_now,
                .qualities = m_qualities,
                .weights = {2.5, 0.625},
                .current = current,
                .bandwidth = {bandwidth, bandwidth, bandwidth, 40ms},
                .buffer = buffer,
                .chunkDuration = 400ms,
                .targetLatency = 3s,
                .latencyError = 0s,
                .isWaiting = false,
                .untilSwitch = 0s,
                .switchInterval = 2s,
                .wayBack = std::nullopt,
                .pending = std::nullopt};
    }
    std::size_t decide(std::size_t current, double bandwidth, Duration buffer = 2300ms) {
        return m_abr.decide(input(current, bandwidth, buffer)).quality;
    }
    void switchTo(std::size_t from, std::size_t to) { m_abr.onSwitched(m_now, from, to); }

    std::array<Quality, 3> m_qualities{{{0, 200e3}, {1, 600e3}, {2, 1000e3}}};
    SteadyTime m_now = kBegin;
    RobustAbr m_abr;
};

struct Choice {
    const char* name;
    std::size_t current;
    double bandwidth;
    Duration buffer;
    std::size_t expected;
};

void PrintTo(const Choice& choice, std::ostream* out) {
    *out << choice.name;
}

class RobustAbrChoiceTest : public RobustAbrTest, public testing::WithParamInterface<Choice> {};

TEST_P(RobustAbrChoiceTest, Chooses) {
    const Choice& choice = GetParam();
    EXPECT_EQ(decide(choice.current, choice.bandwidth, choice.buffer), choice.expected);
}

INSTANTIATE_TEST_SUITE_P(
    All, RobustAbrChoiceTest,
    testing::Values(Choice{"GoesToTheHighestAtOnce", 0, 5e6, 2s, 2},
                    Choice{"TriesWhatLiesBetweenFirst", 0, 1190e3, 2s, 1},
                    Choice{"KeepsSomeHeadroom", 1, 1050e3, 2s, 1},
                    Choice{"GoesUpWithHeadroom", 1, 1190e3, 2s, 2},
                    Choice{"StaysWhereItFitsWithoutHeadroom", 2, 1060e3, 2s, 2},
                    Choice{"LetsAFullBufferCarryIt", 1, 560e3, 2300ms, 1},
                    Choice{"GoesDownBeforeTheBufferIsGone", 1, 500e3, 1s, 0},
                    Choice{"GoesDownFarWhereItMust", 2, 300e3, 2s, 0},
                    Choice{"GoesDownToWhatTheBufferCarries", 2, 430e3, 2s, 1},
                    Choice{"GoesDownToWhatFits", 2, 780e3, 1s, 1},
                    Choice{"HasNothingBelowTheLowest", 0, 50e3, 1s, 0},
                    Choice{"DoesNotGoUpOnANearlyEmptyBuffer", 0, 5e6, 500ms, 0}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(RobustAbrTest, StaysWhileNothingIsKnown) {
    AbrInput unknown = input(1, 0);
    unknown.bandwidth = {};
    EXPECT_EQ(m_abr.decide(unknown).quality, 1U);
}

TEST_F(RobustAbrTest, LeavesAQualityThatCannotBeUsed) {
    m_qualities[1].isUsable = false;
    EXPECT_EQ(decide(1, 5e6), 0U);
    EXPECT_EQ(decide(0, 800e3), 0U);
    m_qualities[0].isUsable = false;
    EXPECT_EQ(decide(1, 5e6), 2U);
}

TEST_F(RobustAbrTest, DoesNotGoUpToWhatTheWorstOfLateWouldNotCarry) {
    AbrInput uneven = input(1, 1200e3);
    uneven.weights = {1, 1};
    uneven.bandwidth.cautious = 500e3;
    EXPECT_EQ(m_abr.decide(uneven).quality, 1U);
    uneven.bandwidth.cautious = 1100e3;
    EXPECT_EQ(m_abr.decide(uneven).quality, 2U);
}

TEST_F(RobustAbrTest, DoesNotGoUpForLessThanTwoSecondsHoweverSoonItCouldGoDown) {
    AbrInput often = input(0, 1190e3, 850ms);
    often.targetLatency = 1600ms;
    often.weights = {1, 1};
    often.switchInterval = 1s;
    often.bandwidth.cautious = 500e3;
    EXPECT_EQ(m_abr.decide(often).quality, 0U);
    often.buffer = 1100ms;
    EXPECT_EQ(m_abr.decide(often).quality, 1U);
}

TEST_F(RobustAbrTest, WaitsFourSecondsAfterAStall) {
    m_abr.onStall(m_now);
    m_now += 3900ms;
    EXPECT_EQ(decide(0, 5e6), 0U);
    m_now += 100ms;
    EXPECT_EQ(decide(0, 5e6), 2U);
}

TEST_F(RobustAbrTest, WaitsWhileItCatchesUp) {
    AbrInput behind = input(0, 5e6, 1600ms);
    behind.latencyError = 500ms;
    EXPECT_EQ(m_abr.decide(behind).quality, 0U);
    behind.latencyError = 300ms;
    EXPECT_EQ(m_abr.decide(behind).quality, 2U);
}

TEST_F(RobustAbrTest, WaitsUntilHalfOfTheTargetIsBuffered) {
    EXPECT_EQ(decide(0, 5e6, 1400ms), 0U);
    EXPECT_EQ(decide(0, 5e6, 1600ms), 2U);
    AbrInput nearer = input(0, 5e6, 1400ms);
    nearer.targetLatency = 2s;
    EXPECT_EQ(m_abr.decide(nearer).quality, 2U);
    AbrInput farther = input(0, 5e6, 2100ms);
    farther.targetLatency = 24s;
    EXPECT_EQ(m_abr.decide(farther).quality, 2U);
}

TEST_F(RobustAbrTest, WaitsFourSecondsAfterGoingUp) {
    switchTo(0, 1);
    m_now += 3900ms;
    EXPECT_EQ(decide(1, 5e6), 1U);
    m_now += 200ms;
    EXPECT_EQ(decide(1, 5e6), 2U);
}

TEST_F(RobustAbrTest, AStallWithinTenSecondsIsAFailureToo) {
    switchTo(0, 1);
    m_now += 9s;
    m_abr.onStall(m_now);
    switchTo(1, 0);
    m_now += 7900ms;
    EXPECT_EQ(decide(0, 5e6), 0U);
    m_now += 200ms;
    EXPECT_EQ(decide(0, 5e6), 2U);
}

TEST_F(RobustAbrTest, ComesBackSoonToAQualityThatHasLasted) {
    switchTo(0, 1);
    m_now += 5s;
    switchTo(1, 0);
    m_now += 900ms;
    EXPECT_EQ(decide(0, 5e6), 0U);
    m_now += 200ms;
    EXPECT_EQ(decide(0, 5e6), 2U);
}

TEST_F(RobustAbrTest, WaitsTwiceAsLongEachTimeThatUpHasFailed) {
    for (const Duration wait : {8s, 16s, 32s, 64s, 64s}) {
        switchTo(0, 1);
        m_now += 3s;
        switchTo(1, 0);
        m_now += wait - 100ms;
        EXPECT_EQ(decide(0, 5e6), 0U);
        m_now += 200ms;
        EXPECT_EQ(decide(0, 5e6), 2U);
    }
}

TEST_F(RobustAbrTest, ForgetsFailuresOnceUpHasHeld) {
    const auto fail = [this] {
        switchTo(0, 1);
        m_now += 3s;
        switchTo(1, 0);
    };
    fail();
    m_now += 10s;
    switchTo(0, 1);
    m_now += 31s;
    decide(1, 800e3);
    switchTo(1, 0);
    fail();
    m_now += 7900ms;
    EXPECT_EQ(decide(0, 5e6), 0U);
    m_now += 200ms;
    EXPECT_EQ(decide(0, 5e6), 2U);
}

TEST_F(RobustAbrTest, FailuresOfAQualityKeepNobodyFromALowerOne) {
    switchTo(1, 2);
    m_now += 3s;
    switchTo(2, 0);
    m_now += 4100ms;
    EXPECT_EQ(decide(0, 5e6), 1U);
    m_now += 4s;
    EXPECT_EQ(decide(0, 5e6), 2U);
}

TEST_F(RobustAbrTest, RidesAnUnevenNetworkThatTheBufferCarries) {
    AbrInput uneven = input(0, 1180e3);
    uneven.bandwidth.cautious = 480e3;
    EXPECT_EQ(m_abr.decide(uneven).quality, 1U);
    uneven.current = 1;
    m_now += 5s;
    EXPECT_EQ(m_abr.decide(uneven).quality, 1U);
    uneven.current = 0;
    uneven.bandwidth.cautious = 290e3;
    EXPECT_EQ(m_abr.decide(uneven).quality, 0U);
}

TEST_F(RobustAbrTest, WhatWaitsForMediaIsNotKeptWaitingForBetterOnes) {
    AbrInput waiting = input(1, 1190e3, 2800ms);
    waiting.isWaiting = true;
    EXPECT_EQ(m_abr.decide(waiting).quality, 1U);
    waiting.bandwidth = {20e6, 20e6, 20e6, 40ms};
    EXPECT_EQ(m_abr.decide(waiting).quality, 2U);
}

TEST_F(RobustAbrTest, TheKeyFrameMustFitIntoTheBufferToo) {
    AbrInput near = input(1, 1190e3, 900ms);
    near.targetLatency = 1600ms;
    EXPECT_EQ(m_abr.decide(near).quality, 1U);
    near.weights = {};
    EXPECT_EQ(m_abr.decide(near).quality, 2U);
}

class RobustAbrGivingUpTest : public RobustAbrTest {
protected:
    /// A large transfer on a network that has become slow, with much of a segment to come.
    AbrInput slow() {
        AbrInput slow = input(2, 300e3, 2s);
        slow.bandwidth.average = 1e6;
        slow.untilSwitch = 1600ms;
        slow.wayBack = 0s;
        slow.pending = PendingTransfer{.bytesLeft = 90'000,
                                       .mediaDuration = 400ms,
                                       .lastByteAt = m_now - 10ms,
                                       .wasAwaited = false};
        return slow;
    }
};

TEST_F(RobustAbrGivingUpTest, GivesUpATransferThatWouldOutlastTheBuffer) {
    const AbrDecision decision = m_abr.decide(slow());
    EXPECT_TRUE(decision.givesUpTransfer);
    EXPECT_EQ(decision.quality, 0U);
}

TEST_F(RobustAbrGivingUpTest, KeepsToWhatItGaveUpForWhateverIsMeasuredMeanwhile) {
    ASSERT_TRUE(m_abr.decide(slow()).givesUpTransfer);
    m_now += 100ms;
    AbrInput fast = input(2, 1200e3, 1900ms);
    EXPECT_EQ(m_abr.decide(fast).quality, 0U);
    EXPECT_FALSE(m_abr.decide(slow()).givesUpTransfer);
    switchTo(2, 0);
    m_now += 5s;
    EXPECT_EQ(decide(0, 1200e3), 1U);
}

TEST_F(RobustAbrGivingUpTest, LetsATransferGoOnThatWillBeThereInTime) {
    AbrInput last = slow();
    last.untilSwitch = 0s;
    last.pending->bytesLeft = 20'000;
    EXPECT_FALSE(m_abr.decide(last).givesUpTransfer);
    EXPECT_EQ(m_abr.decide(last).quality, 0U);
}

TEST_F(RobustAbrGivingUpTest, GivesNothingUpWhereNoOtherQualityCanBegin) {
    AbrInput late = slow();
    late.wayBack = std::nullopt;
    EXPECT_FALSE(m_abr.decide(late).givesUpTransfer);
    EXPECT_EQ(m_abr.decide(late).quality, 0U);
}

TEST_F(RobustAbrGivingUpTest, GivesNothingUpWhereGoingBackWouldTakeLonger) {
    AbrInput late = slow();
    late.untilSwitch = 0s;
    late.wayBack = 1600ms;
    late.pending->bytesLeft = 60'000;
    EXPECT_FALSE(m_abr.decide(late).givesUpTransfer);
}

TEST_F(RobustAbrGivingUpTest, TakesSilenceForASlowNetwork) {
    AbrInput silent = slow();
    silent.bandwidth = {1200e3, 1200e3, 1200e3, 40ms};
    EXPECT_FALSE(m_abr.decide(silent).givesUpTransfer);
    silent.pending->lastByteAt = m_now - 800ms;
    silent.pending->wasAwaited = true;
    EXPECT_EQ(m_abr.decide(silent).quality, 2U);
    silent.pending->wasAwaited = false;
    EXPECT_TRUE(m_abr.decide(silent).givesUpTransfer);
}

TEST_F(RobustAbrTest, ProbesWithinATwentiethOfTheBytes) {
    std::size_t probes = 0;
    for (int second = 0; second != 120; ++second) {
        m_now += 1s;
        AbrInput awaiting = input(0, 210e3);
        awaiting.bandwidth.isAtLeast = true;
        const AbrDecision decision = m_abr.decide(awaiting);
        EXPECT_EQ(decision.quality, 0U);
        probes += decision.probe ? 1 : 0;
    }
    // 24 Mb were played, and a part of the next quality has 240 kb.
    EXPECT_EQ(probes, 4U);
}

}  // namespace
}  // namespace sigma::player
