#include <gtest/gtest.h>

#include "core/publish/bitrate_controller.h"
#include "tests/core/publish/link_traces.h"
#include "tests/core/publish/publish_simulation.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;
using test::Sender;
using test::SimulationResult;

constexpr std::int64_t kMaximum = 5'000'000;
constexpr std::int64_t kMinimum = 300'000;
constexpr std::int64_t kAudio = 160'000;

/// A controller whose connection has begun, and ticks that are told in numbers.
class BitrateControllerTest : public testing::Test {
protected:
    BitrateControllerTest() { begin(); }

    void begin() {
        for (int ticks = 0; ticks != 4; ++ticks) {
            tick(0, kMaximum);
        }
    }

    BitrateDecision tick(int delay, std::int64_t acknowledged, int inflation = 0) {
        LinkSample sample;
        sample.delay = milliseconds(delay);
        sample.acknowledgedBitrate = sample.recentBitrate = acknowledged;
        sample.minRoundTrip = milliseconds(40);
        sample.roundTrip = milliseconds(40 + inflation);
        m_now += BitrateController::kInterval;
        return m_controller.update(m_now, sample);
    }

    /// The bitrate after that long without delay, with all acknowledged that is sent.
    std::int64_t calmFor(std::chrono::seconds time) {
        std::int64_t bitrate = tick(0, kMinimum).videoBitrate;
        for (int ticks = static_cast<int>(time / BitrateController::kInterval); ticks != 0;
             --ticks) {
            bitrate = tick(0, bitrate + kAudio).videoBitrate;
        }
        return bitrate;
    }

    void use(BitrateMode mode) {
        m_controller = BitrateController({mode, kMinimum, kMaximum}, kAudio);
        begin();
    }

    SteadyTime m_now{std::chrono::hours(1)};
    BitrateController m_controller{{BitrateMode::kSmooth, kMinimum, kMaximum}, kAudio};
};

TEST_F(BitrateControllerTest, BeginsAtTheMaximumAndStaysThereWithoutDelay) {
    EXPECT_EQ(calmFor(std::chrono::seconds(5)), kMaximum);
}

TEST_F(BitrateControllerTest, GoesJustBelowWhatIsAcknowledgedOnceItIsLateTwice) {
    EXPECT_EQ(tick(160, 2'000'000).videoBitrate, kMaximum);
    EXPECT_EQ(tick(170, 2'000'000).videoBitrate, 2'000'000 * 85 / 100 - kAudio);
}

TEST_F(BitrateControllerTest, HeedsAGrowingRoundTrip) {
    EXPECT_EQ(tick(0, 2'000'000, 60).videoBitrate, kMaximum);
    EXPECT_EQ(tick(0, 2'000'000, 90).videoBitrate, 2'000'000 * 85 / 100 - kAudio);
}

TEST_F(BitrateControllerTest, CutsDeeperForALongerDelay) {
    EXPECT_EQ(tick(350, 2'000'000).videoBitrate, 2'000'000 * 70 / 100 - kAudio);
    EXPECT_EQ(tick(800, 2'000'000).videoBitrate, kMinimum);
}

TEST_F(BitrateControllerTest, DropsFramesBeforeItDropsPictures) {
    EXPECT_EQ(tick(600, 2'000'000).drop, DropAction::kNone);
    EXPECT_EQ(tick(800, 2'000'000).drop, DropAction::kDisposableFrames);
    EXPECT_EQ(tick(1600, 2'000'000).drop, DropAction::kToKeyFrame);
}

TEST_F(BitrateControllerTest, WaitsForACutToHelpUnlessItGetsWorse) {
    const std::int64_t first = tick(350, 2'000'000).videoBitrate;
    EXPECT_EQ(tick(350, 1'500'000).videoBitrate, first);
    EXPECT_LT(tick(400, 1'500'000).videoBitrate, first);
}

TEST_F(BitrateControllerTest, LooksPastTheBurstOfAKeyFrame) {
    LinkSample sample;
    sample.acknowledgedBitrate = sample.recentBitrate = 4'000'000;
    sample.keyFrameBytes = 90'000;
    sample.delay = milliseconds(220);
    for (int ticks = 0; ticks != 3; ++ticks) {
        EXPECT_EQ(m_controller.update(m_now, sample).videoBitrate, kMaximum);
    }
}

TEST_F(BitrateControllerTest, ForgivesTheDelayThatAPauseOfTheKernelLeaves) {
    LinkSample sample;
    sample.acknowledgedBitrate = sample.recentBitrate = kMaximum + kAudio;
    for (const int delay : {100, 250, 400}) {
        sample.delay = milliseconds(delay);
        sample.isHoldingBack = true;
        EXPECT_EQ(m_controller.update(m_now, sample).videoBitrate, kMaximum);
    }
    sample.isHoldingBack = false;
    for (const int delay : {400, 300, 200}) {
        sample.delay = milliseconds(delay);
        EXPECT_EQ(m_controller.update(m_now, sample).videoBitrate, kMaximum);
    }
    sample.delay = milliseconds(360);
    m_controller.update(m_now, sample);
    EXPECT_LT(m_controller.update(m_now, sample).videoBitrate, kMaximum);
}

TEST_F(BitrateControllerTest, LetsAConnectionBegin) {
    m_controller.restart();
    EXPECT_EQ(tick(160, 500'000).videoBitrate, kMaximum);
    EXPECT_EQ(tick(400, 1'000'000).videoBitrate, kMaximum);
    EXPECT_EQ(tick(300, 2'000'000).videoBitrate, kMaximum);
}

TEST_F(BitrateControllerTest, IsBackWithinTenSeconds) {
    tick(350, 1'500'000);
    EXPECT_GE(calmFor(std::chrono::seconds(10)), kMaximum * 9 / 10);
}

TEST_F(BitrateControllerTest, TakesAFailedStepBack) {
    tick(350, 1'500'000);
    std::int64_t before = 0;
    std::int64_t bitrate = tick(0, 1'500'000).videoBitrate;
    while (bitrate < 1'400'000) {
        before = bitrate;
        bitrate = tick(0, 1'500'000).videoBitrate;
    }
    tick(160, 1'500'000);
    EXPECT_LE(tick(170, 1'500'000).videoBitrate, before);
}

TEST_F(BitrateControllerTest, LearnsNothingWhileNothingComesThrough) {
    for (int ticks = 1; ticks != 20; ++ticks) {
        tick(ticks * 100, 0);
    }
    EXPECT_EQ(tick(2000, 0).videoBitrate, kMinimum);
    for (int ticks = 0; ticks != 10; ++ticks) {
        tick(0, 500'000);
    }
    EXPECT_GE(tick(0, 500'000).videoBitrate, 2'000'000);
}

TEST_F(BitrateControllerTest, FixedOnlyDrops) {
    use(BitrateMode::kFixed);
    EXPECT_EQ(tick(800, 1'000'000).videoBitrate, kMaximum);
    EXPECT_EQ(tick(1600, 1'000'000).drop, DropAction::kToKeyFrame);
}

TEST_F(BitrateControllerTest, LowLatencyIsTwiceAsEager) {
    use(BitrateMode::kLowLatency);
    EXPECT_EQ(tick(160, 2'000'000).videoBitrate, 2'000'000 * 70 / 100 - kAudio);
    EXPECT_EQ(tick(800, 2'000'000).drop, DropAction::kToKeyFrame);
}

TEST_F(BitrateControllerTest, LadderKnowsFiveSteps) {
    use(BitrateMode::kLadder);
    EXPECT_EQ(tick(0, kMaximum).videoBitrate, kMaximum);
    EXPECT_EQ(tick(350, 4'000'000).videoBitrate, kMaximum / 2);
    EXPECT_EQ(tick(800, 500'000).videoBitrate, kMinimum);
}

TEST_F(BitrateControllerTest, AChangeByTheUserBeginsAnew) {
    tick(800, 500'000);
    m_controller.setRange({BitrateMode::kSmooth, 400'000, 2'000'000});
    EXPECT_EQ(tick(0, 500'000).videoBitrate, 2'000'000);
    EXPECT_EQ(tick(800, 100'000).videoBitrate, 400'000);
}

/// What ours reaches on a trace; where a number is worse than those of the others, the trace itself
/// allows no better, and says why.
struct Expectation {
    const char* trace;
    double use;
    double stalled;
};

class BitrateOnATrace : public testing::TestWithParam<Expectation> {
protected:
    static test::LinkTrace trace() {
        for (const test::LinkTrace& each : test::linkTraces()) {
            if (each.name == GetParam().trace) {
                return each;
            }
        }
        return {};
    }
};

TEST_P(BitrateOnATrace, KeepsUpAndLosesNoSound) {
    const SimulationResult ours = test::simulate(trace(), Sender::kOurs);
    EXPECT_LE(ours.delayP95, milliseconds(400));
    EXPECT_LE(ours.stalled, GetParam().stalled);
    EXPECT_GE(ours.use, GetParam().use);
    EXPECT_EQ(ours.audioFramesLost, 0U);
    if (trace().fallsAt) {
        ASSERT_TRUE(ours.reaction);
        EXPECT_LE(*ours.reaction, milliseconds(500));
    }
    if (trace().risesAt) {
        ASSERT_TRUE(ours.recovery);
        EXPECT_LE(*ours.recovery, milliseconds(10'000));
    }
}

TEST_P(BitrateOnATrace, IsAheadOfObsInDelayAndInWhatArrivesInTime) {
    const SimulationResult ours = test::simulate(trace(), Sender::kOurs);
    const SimulationResult obs = test::simulate(trace(), Sender::kObs);
    EXPECT_LT(ours.delayP95, obs.delayP95);
    EXPECT_LE(ours.stalled, obs.stalled);
    EXPECT_GE(ours.timelyUse, obs.timelyUse);
}

INSTANTIATE_TEST_SUITE_P(
    All, BitrateOnATrace,
    testing::Values(Expectation{"step", 0.85, 0.005}, Expectation{"ramp", 0.85, 0.005},
                    Expectation{"sawtooth", 0.85, 0.005},
                    // What the kernel and the bottleneck hold when the link goes is late for sure.
                    Expectation{"outage", 0.85, 0.0075}, Expectation{"lte", 0.85, 0.005},
                    Expectation{"competing", 0.85, 0.005}),
    [](const auto& each) { return std::string(each.param.trace); });

}  // namespace
}  // namespace sigma::publish
