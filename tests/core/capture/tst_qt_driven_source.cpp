#include <gtest/gtest.h>

#include "core/capture/qt_driven_source.h"
#include "tests/support/collecting_capture_sink.h"
#include "tests/support/offscreen_application.h"
#include "tests/support/synthetic_device.h"

namespace sigma::capture {
namespace {

class QtDrivenSourceTest : public testing::Test {
protected:
    template <class Condition>
    void runUntil(Condition isSo) {
        while (!isSo()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

    QGuiApplication& m_application = test::offscreenApplication();
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<test::SyntheticDevice> m_camera =
        std::make_shared<test::SyntheticDevice>(test::SyntheticShape{});
    std::shared_ptr<test::CollectingCaptureSink> m_sink =
        std::make_shared<test::CollectingCaptureSink>();
    QtDrivenSource m_source{
        std::make_unique<SourceDriver>(
            "camera", test::makeSyntheticBackend(m_camera, m_clock), m_clock,
            Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {})),
        m_clock};
};

TEST_F(QtDrivenSourceTest, RunsBetweenEventsUntilItIsStopped) {
    m_source.start(m_sink);
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStarting);
    runUntil([&] { return m_sink->frames().size() >= 3; });
    m_source.stop();
    EXPECT_EQ(m_sink->lastStatus().state, SourceState::kStopped);
    const auto frames = m_sink->frames().size();
    QCoreApplication::processEvents();
    EXPECT_EQ(m_sink->frames().size(), frames);
}

TEST_F(QtDrivenSourceTest, ComesBackWhenTheCameraIsPluggedInAgain) {
    m_source.start(m_sink);
    runUntil([&] { return m_sink->lastStatus().state == SourceState::kRunning; });
    m_camera->unplug();
    runUntil([&] { return m_sink->lastStatus().state == SourceState::kFailed; });
    m_camera->plugIn();
    runUntil([&] { return m_sink->lastStatus().state == SourceState::kRunning; });
    EXPECT_EQ(m_camera->openings(), 2);
}

}  // namespace
}  // namespace sigma::capture
