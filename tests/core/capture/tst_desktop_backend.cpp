#include <chrono>

#include <gtest/gtest.h>

#include "core/capture/desktop_backend.h"
#include "tests/support/backend_run.h"
#include "tests/support/private_display.h"
#include "tests/support/x11_window.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

class DesktopBackendTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::isInstalled("Xvfb")) {
            GTEST_SKIP() << "needs Xvfb: installer/packages/test.txt";
        }
        m_display = std::make_unique<test::PrivateDisplay>();
    }
    void open(DesktopBackend::Settings settings) {
        m_run.open(std::make_unique<DesktopBackend>(std::move(settings), m_display->session(),
                                                    m_run.clock()));
    }
    /// The grabber keeps its own pace; the clock moves as it is told.
    void takePicture() {
        m_run.clock()->advance(1s);
        m_run.workOnce();
    }

    std::unique_ptr<test::PrivateDisplay> m_display;
    test::BackendRun m_run;
};

TEST_F(DesktopBackendTest, GivesTheWholeDesktop) {
    open(ScreenSettings{{}, 60, false});
    takePicture();
    ASSERT_EQ(m_run.frames().size(), 1U);
    EXPECT_EQ(m_run.frames().front()->width, 640U);
    EXPECT_EQ(m_run.frames().front()->height, 480U);
    EXPECT_EQ(m_run.frames().front()->capturedAt, m_run.clock()->steadyNow());
}

TEST_F(DesktopBackendTest, FollowsAWindowThatChangesItsSize) {
    test::X11Window window(m_display->session().display, "slides", 200, 100);
    open(WindowSettings{std::to_string(window.id()), "slides", 60});
    takePicture();
    window.resize(300, 150);
    takePicture();
    ASSERT_EQ(m_run.frames().size(), 2U);
    EXPECT_EQ(m_run.frames().front()->width, 200U);
    EXPECT_EQ(m_run.frames().back()->width, 300U);
    EXPECT_EQ(m_run.frames().back()->height, 150U);
}

TEST_F(DesktopBackendTest, FindsAWindowAgainByItsTitle) {
    const test::X11Window window(m_display->session().display, "slides", 200, 100);
    open(WindowSettings{"99", "slides", 60});
    takePicture();
    EXPECT_EQ(m_run.frames().size(), 1U);
}

TEST_F(DesktopBackendTest, SaysThatAWindowIsGone) {
    auto window =
        std::make_unique<test::X11Window>(m_display->session().display, "slides", 200, 100);
    open(WindowSettings{std::to_string(window->id()), {}, 60});
    takePicture();
    window.reset();
    takePicture();
    ASSERT_TRUE(m_run.error());
    EXPECT_EQ(m_run.error()->context, "the window is closed or minimised");
}

TEST_F(DesktopBackendTest, SaysThatTheScreenIsGone) {
    open(ScreenSettings{"HDMI-9", 60, false});
    ASSERT_TRUE(m_run.error());
    EXPECT_EQ(m_run.error()->code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sigma::capture
