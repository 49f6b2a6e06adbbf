#include <gtest/gtest.h>

#include "core/capture/threaded_source.h"
#include "tests/support/collecting_capture_sink.h"
#include "tests/support/synthetic_device.h"
#include "tests/support/wait_until.h"

namespace sigma::capture {
namespace {

Logger silentLogger() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

class ThreadedSourceTest : public testing::Test {
protected:
    std::shared_ptr<test::SyntheticDevice> m_device =
        std::make_shared<test::SyntheticDevice>(test::SyntheticShape{});
    std::shared_ptr<test::CollectingCaptureSink> m_sink =
        std::make_shared<test::CollectingCaptureSink>();
    std::unique_ptr<CaptureSource> m_source =
        test::makeSyntheticSource(m_device, std::make_shared<SystemClock>(), silentLogger());
};

TEST_F(ThreadedSourceTest, RunsUntilItIsStopped) {
    m_source->start(m_sink);
    test::waitUntil([&] { return m_sink->frames().size() >= 3; });
    m_source->stop();
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStopped);
    const auto frames = m_sink->frames().size();
    m_source->stop();
    EXPECT_EQ(m_sink->frames().size(), frames);
}

TEST_F(ThreadedSourceTest, StopsAtOnceWhileItWaitsToTryAgain) {
    m_device->unplug();
    m_source->start(m_sink);
    test::waitUntil([&] { return m_sink->lastStatus().state == SourceState::kFailed; });
    m_source->stop();
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStopped);
}

TEST_F(ThreadedSourceTest, StopsAfterTheEnd) {
    m_device->finish();
    m_source->start(m_sink);
    test::waitUntil([&] { return m_sink->lastStatus().state == SourceState::kEnded; });
    m_source.reset();
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStopped);
}

TEST_F(ThreadedSourceTest, GivesToTheSinkOfTheLastStart) {
    const auto second = std::make_shared<test::CollectingCaptureSink>();
    m_source->start(m_sink);
    m_source->start(second);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStopped);
    test::waitUntil([&] { return !second->frames().empty(); });
}

}  // namespace
}  // namespace sigma::capture
