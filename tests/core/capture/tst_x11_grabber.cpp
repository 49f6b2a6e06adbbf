#include <gtest/gtest.h>

#include "core/capture/x11_grabber.h"
#include "tests/support/private_display.h"
#include "tests/support/x11_window.h"

namespace sigma::capture {
namespace {

class X11GrabberTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::isInstalled("Xvfb")) {
            GTEST_SKIP() << "needs Xvfb: installer/packages/test.txt";
        }
        m_display = std::make_unique<test::PrivateDisplay>();
        m_settings.display = m_display->session().display;
        m_settings.frameRate = 60;
        m_settings.showsPointer = false;
    }

    std::unique_ptr<test::PrivateDisplay> m_display;
    X11GrabSettings m_settings;
};

TEST_F(X11GrabberTest, TakesAPartOfTheDesktop) {
    const test::X11Window window(m_settings.display, "white", 100, 50);
    m_settings.area = {0, 0, 201, 101};
    const auto grabber = X11Grabber::open(m_settings).value();
    const auto picture = grabber->next().value();
    EXPECT_EQ(picture->width(), 200U);
    EXPECT_EQ(picture->height(), 100U);
    EXPECT_NEAR(picture->plane(0)[picture->stride(0) * 25 + 50], 235, 1);
    EXPECT_NEAR(picture->plane(0)[picture->stride(0) * 75 + 150], 16, 1);
}

TEST_F(X11GrabberTest, TakesOneWindow) {
    const test::X11Window window(m_settings.display, "white", 100, 50);
    m_settings.window = window.id();
    m_settings.area = {0, 0, 100, 50};
    const auto picture = X11Grabber::open(m_settings).value()->next().value();
    EXPECT_NEAR(picture->plane(0)[picture->stride(0) * 49 + 99], 235, 1);
}

TEST_F(X11GrabberTest, RefusesWhatItCannotTake) {
    m_settings.area = {0, 0, 0, 0};
    EXPECT_EQ(X11Grabber::open(m_settings).error().code, ErrorCode::kInvalidArgument);
    m_settings.area = {0, 0, 100, 100};
    m_settings.display = ":4321";
    EXPECT_EQ(X11Grabber::open(m_settings).error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace sigma::capture
