#include <array>
#include <string>

#include <gtest/gtest.h>

#include "core/player/robust_abr.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kBegin{1h};

class RobustAbrTest : public testing::Test {
protected:
    AbrInput input(std::size_t current, double bandwidth, Duration buffer = 2300ms) {
        return {.now = m_now,
                .qualities = m_qualities,
                .current = current,
                .bandwidth = {bandwidth, bandwidth, 40ms},
                .buffer = buffer,
                .chunkDuration = 400ms,
                .latencyError = 0s,
                .untilSwitch = 0s,
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
                    Choice{"KeepsSomeHeadroom", 1, 1050e3, 2s, 1},
                    Choice{"GoesUpWithHeadroom", 1, 1190e3, 2s, 2},
                    Choice{"StaysWhereItFitsWithoutHeadroom", 2, 1060e3, 2s, 2},
                    Choice{"LetsAFullBufferCarryIt", 1, 560e3, 2300ms, 1},
                    Choice{"GoesDownBeforeTheBufferIsGone", 1, 500e3, 1s, 0},
                    Choice{"GoesDownFarWhereItMust", 2, 400e3, 2s, 0},
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

TEST_F(RobustAbrTest, WaitsFourSecondsAfterAStall) {
    m_abr.onStall(m_now);
    m_now += 3900ms;
    EXPECT_EQ(decide(0, 5e6), 0U);
    m_now += 100ms;
    EXPECT_EQ(decide(0, 5e6), 2U);
}

TEST_F(RobustAbrTest, WaitsWhileItCatchesUp) {
    AbrInput behind = input(0, 5e6, 1500ms);
    behind.latencyError = 500ms;
    EXPECT_EQ(m_abr.decide(behind).quality, 0U);
}

TEST_F(RobustAbrTest, WaitsTwiceAsLongEachTimeThatUpHasFailed) {
    for (const Duration wait : {8s, 16s, 32s, 64s, 64s}) {
        switchTo(0, 1);
        m_now += 5s;
        switchTo(1, 0);
        m_now += wait - 100ms;
        EXPECT_EQ(decide(0, 5e6), 0U);
        m_now += 200ms;
        EXPECT_EQ(decide(0, 5e6), 2U);
    }
}

TEST_F(RobustAbrTest, ForgetsFailuresOnceUpHasHeld) {
    switchTo(0, 1);
    m_now += 5s;
    switchTo(1, 0);
    m_now += 10s;
    switchTo(0, 1);
    m_now += 31s;
    decide(1, 800e3);
    switchTo(1, 0);
    m_now += 4100ms;
    EXPECT_EQ(decide(0, 800e3), 1U);
}

TEST_F(RobustAbrTest, GivesUpATransferThatWouldOutlastTheBuffer) {
    AbrInput slow = input(2, 1200e3, 1500ms);
    m_now += 1s;
    slow.now = m_now;
    slow.untilSwitch = 1600ms;
    slow.wayBack = 400ms;
    slow.pending = PendingTransfer{.bytesLeft = 90'000,
                                   .sentAt = kBegin,
                                   .bytes = 30'000,
                                   .bytesBeside = 0,
                                   .firstByteAt = kBegin + 40ms,
                                   .wasAwaited = false};
    const AbrDecision decision = m_abr.decide(slow);
    EXPECT_TRUE(decision.givesUpTransfer);
    EXPECT_EQ(decision.quality, 0U);
    // Nor would it help to begin that again and again.
    EXPECT_FALSE(m_abr.decide(slow).givesUpTransfer);
}

TEST_F(RobustAbrTest, GivesNothingUpWhereTheLowerQualityCouldNotBeThereInTime) {
    AbrInput slow = input(2, 1200e3, 1500ms);
    m_now += 1s;
    slow.now = m_now;
    slow.untilSwitch = 1600ms;
    slow.pending = PendingTransfer{.bytesLeft = 90'000,
                                   .sentAt = kBegin,
                                   .bytes = 30'000,
                                   .bytesBeside = 0,
                                   .firstByteAt = kBegin + 40ms,
                                   .wasAwaited = false};
    EXPECT_FALSE(m_abr.decide(slow).givesUpTransfer);
    EXPECT_EQ(m_abr.decide(slow).quality, 0U);
    slow.wayBack = 1400ms;
    EXPECT_FALSE(m_abr.decide(slow).givesUpTransfer);
}

TEST_F(RobustAbrTest, LetsATransferGoOnThatWillBeThereInTime) {
    AbrInput slow = input(2, 1200e3);
    slow.now = kBegin + 200ms;
    slow.pending = PendingTransfer{.bytesLeft = 20'000,
                                   .sentAt = kBegin,
                                   .bytes = 30'000,
                                   .bytesBeside = 0,
                                   .firstByteAt = kBegin + 40ms,
                                   .wasAwaited = false};
    EXPECT_FALSE(m_abr.decide(slow).givesUpTransfer);
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
