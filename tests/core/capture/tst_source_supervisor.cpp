#include <chrono>

#include <gtest/gtest.h>

#include "core/capture/source_supervisor.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kBegin{1h};

SourceSupervisor running() {
    SourceSupervisor supervisor;
    supervisor.started(kBegin);
    supervisor.opened(kBegin);
    supervisor.delivered(kBegin);
    return supervisor;
}

TEST(SourceSupervisor, RunsOnceSomethingHasCome) {
    SourceSupervisor supervisor;
    supervisor.started(kBegin);
    EXPECT_EQ(supervisor.status().state, SourceState::kStarting);
    EXPECT_TRUE(supervisor.opensAt(kBegin));
    supervisor.opened(kBegin);
    EXPECT_EQ(supervisor.status().state, SourceState::kStarting);
    EXPECT_FALSE(supervisor.opensAt(kBegin));
    supervisor.delivered(kBegin);
    EXPECT_EQ(supervisor.status().state, SourceState::kRunning);
}

TEST(SourceSupervisor, CallsTwoSecondsOfNothingAStall) {
    auto supervisor = running();
    EXPECT_EQ(supervisor.nextDeadline(), kBegin + 2s);
    supervisor.passed(kBegin + 1999ms);
    EXPECT_EQ(supervisor.status().state, SourceState::kRunning);
    supervisor.passed(kBegin + 2s);
    EXPECT_EQ(supervisor.status().state, SourceState::kStalled);
    EXPECT_EQ(supervisor.status().reason, "nothing has come for 2 s");
    supervisor.delivered(kBegin + 3s);
    EXPECT_EQ(supervisor.status().state, SourceState::kRunning);
    EXPECT_EQ(supervisor.status().reason, "");
}

TEST(SourceSupervisor, TakesALongStallForAFailure) {
    auto supervisor = running();
    supervisor.passed(kBegin + 2s);
    EXPECT_EQ(supervisor.nextDeadline(), kBegin + 7s);
    supervisor.passed(kBegin + 7s);
    EXPECT_EQ(supervisor.status().state, SourceState::kFailed);
    EXPECT_FALSE(supervisor.isOpen());
    EXPECT_EQ(supervisor.nextDeadline(), kBegin + 7s + 500ms);
}

TEST(SourceSupervisor, WaitsLongerAfterEachFailure) {
    SourceSupervisor supervisor;
    supervisor.started(kBegin);
    SteadyTime now = kBegin;
    for (const auto wait : {500ms, 1000ms, 2000ms, 4000ms, 5000ms, 5000ms}) {
        supervisor.opened(now);
        supervisor.failed(now, "the camera is not there");
        EXPECT_EQ(supervisor.nextDeadline(), now + wait);
        EXPECT_FALSE(supervisor.opensAt(now + wait - 1ms));
        now += wait;
        EXPECT_TRUE(supervisor.opensAt(now));
        EXPECT_EQ(supervisor.status().reason, "the camera is not there");
    }
}

TEST(SourceSupervisor, ForgivesFailuresToADeviceThatRuns) {
    auto supervisor = running();
    supervisor.failed(kBegin, "first");
    supervisor.opened(kBegin + 1s);
    supervisor.delivered(kBegin + 1s);
    supervisor.failed(kBegin + 2s, "soon again");
    EXPECT_EQ(supervisor.nextDeadline(), kBegin + 3s);
    supervisor.opened(kBegin + 3s);
    supervisor.delivered(kBegin + 3s);
    supervisor.delivered(kBegin + 8s);
    supervisor.failed(kBegin + 9s, "much later");
    EXPECT_EQ(supervisor.nextDeadline(), kBegin + 9s + 500ms);
}

TEST(SourceSupervisor, LeavesWhatHasEndedAlone) {
    auto supervisor = running();
    supervisor.ended();
    supervisor.passed(kBegin + 1h);
    EXPECT_EQ(supervisor.status().state, SourceState::kEnded);
    EXPECT_EQ(supervisor.nextDeadline(), std::nullopt);
    supervisor.stopped();
    supervisor.delivered(kBegin + 1h);
    EXPECT_EQ(supervisor.status().state, SourceState::kStopped);
    EXPECT_EQ(supervisor.nextDeadline(), std::nullopt);
}

}  // namespace
}  // namespace sigma::capture
