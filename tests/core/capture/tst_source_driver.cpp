#include <algorithm>
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/capture/source_driver.h"
#include "tests/support/collecting_capture_sink.h"
#include "tests/support/fake_clock.h"
#include "tests/support/synthetic_device.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

/// A driver on a synthetic device, under a clock that jumps to whatever the driver waits for.
class SourceDriverTest : public testing::Test {
protected:
    void start() { m_driver.start(m_sink, {}); }

    void runFor(std::chrono::milliseconds time) {
        const SteadyTime end = m_clock->steadyNow() + time;
        while (true) {
            const auto next = m_driver.work();
            const SteadyTime until = next ? std::min(*next, end) : end;
            m_clock->advance(std::max(until - m_clock->steadyNow(), SteadyTime::duration(0)));
            if (until == end) {
                return;
            }
        }
    }

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();
    std::shared_ptr<test::SyntheticDevice> m_device =
        std::make_shared<test::SyntheticDevice>(test::SyntheticShape{.hasAudio = true});
    std::shared_ptr<test::CollectingCaptureSink> m_sink =
        std::make_shared<test::CollectingCaptureSink>();
    SourceDriver m_driver{"twin", test::makeSyntheticBackend(m_device, m_clock), m_clock,
                          Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {})};
};

TEST_F(SourceDriverTest, GivesWhatTheDeviceGives) {
    start();
    runFor(300ms);
    EXPECT_THAT(m_sink->states(), ElementsAre(SourceState::kStarting, SourceState::kRunning));
    EXPECT_EQ(m_sink->frames().size(), 9U);
    EXPECT_EQ(m_sink->blocks().size(), 29U);
    m_driver.stop();
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStopped);
}

TEST_F(SourceDriverTest, ComesBackWhenTheDeviceDoes) {
    start();
    runFor(1s);
    m_device->unplug();
    runFor(20s);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kFailed);
    EXPECT_EQ(m_sink->lastStatus().reason, "the device is not there");
    m_device->plugIn();
    runFor(5s);
    EXPECT_THAT(m_sink->states(), ElementsAre(SourceState::kStarting, SourceState::kRunning,
                                              SourceState::kFailed, SourceState::kRunning));
    EXPECT_EQ(m_device->openings(), 2);
}

TEST_F(SourceDriverTest, TellsAStallAndItsEnd) {
    start();
    runFor(1s);
    m_device->setStalled(true);
    runFor(3s);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStalled);
    m_device->setStalled(false);
    runFor(1s);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kRunning);
    EXPECT_EQ(m_device->openings(), 1);
}

TEST_F(SourceDriverTest, OpensADeviceAnewThatStaysSilent) {
    start();
    runFor(1s);
    m_device->setStalled(true);
    runFor(8s);
    EXPECT_THAT(m_sink->states(), ElementsAre(SourceState::kStarting, SourceState::kRunning,
                                              SourceState::kStalled, SourceState::kFailed));
    EXPECT_EQ(m_device->openings(), 2);
}

TEST_F(SourceDriverTest, WaitsForADeviceThatIsNotThereYet) {
    m_device->unplug();
    start();
    runFor(10s);
    EXPECT_THAT(m_sink->states(), ElementsAre(SourceState::kStarting, SourceState::kFailed));
    m_device->plugIn();
    runFor(5s);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kRunning);
}

TEST_F(SourceDriverTest, FollowsAChangeOfSizeAndFormat) {
    start();
    runFor(100ms);
    m_device->setShape({.format = media::PixelFormat::kBgra, .width = 64, .height = 64});
    runFor(100ms);
    EXPECT_EQ(m_sink->frames().front()->width, 320U);
    EXPECT_EQ(m_sink->frames().back()->width, 64U);
    EXPECT_EQ(m_sink->frames().back()->format, media::PixelFormat::kBgra);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kRunning);
}

TEST_F(SourceDriverTest, EndsWithTheMedium) {
    start();
    runFor(100ms);
    m_device->finish();
    runFor(100ms);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kEnded);
    EXPECT_EQ(m_driver.work(), std::nullopt);
}

TEST_F(SourceDriverTest, CanBeStartedAgain) {
    start();
    runFor(100ms);
    m_driver.stop();
    start();
    runFor(100ms);
    EXPECT_THAT(m_sink->states(),
                ElementsAre(SourceState::kStarting, SourceState::kRunning, SourceState::kStopped,
                            SourceState::kStarting, SourceState::kRunning));
}

}  // namespace
}  // namespace sigma::capture
