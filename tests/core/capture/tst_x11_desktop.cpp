#include <gtest/gtest.h>

#include "core/capture/x11_desktop.h"
#include "tests/support/private_display.h"
#include "tests/support/x11_window.h"

namespace sigma::capture {
namespace {

class X11DesktopTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::isInstalled("Xvfb")) {
            GTEST_SKIP() << "needs Xvfb: installer/packages/test.txt";
        }
        m_display = std::make_unique<test::PrivateDisplay>();
        m_desktop = X11Desktop::open(m_display->session()).value();
    }

    std::unique_ptr<test::PrivateDisplay> m_display;
    std::unique_ptr<X11Desktop> m_desktop;
};

TEST_F(X11DesktopTest, KnowsItsScreens) {
    EXPECT_EQ(m_desktop->screenArea("").value(), (DesktopArea{0, 0, 640, 480}));
    ASSERT_EQ(m_desktop->screens().size(), 1U);
    const std::string id = m_desktop->screens().front().id;
    EXPECT_EQ(m_desktop->screenArea(id).value(), (DesktopArea{0, 0, 640, 480}));
    EXPECT_EQ(m_desktop->screenArea("HDMI-9").error().context,
              "the screen HDMI-9 is not connected");
}

TEST_F(X11DesktopTest, ListsWindowsThatAreShown) {
    EXPECT_TRUE(m_desktop->windows().empty());
    {
        const test::X11Window window(m_display->session().display, "Bài giảng", 200, 100);
        ASSERT_EQ(m_desktop->windows().size(), 1U);
        EXPECT_EQ(m_desktop->windows().front().name, "Bài giảng");
        EXPECT_EQ(m_desktop->windows().front().id, std::to_string(window.id()));
        EXPECT_EQ(m_desktop->windowArea(window.id()).value(), (DesktopArea{0, 0, 200, 100}));
    }
    EXPECT_TRUE(m_desktop->windows().empty());
    EXPECT_EQ(m_desktop->windowArea(12345).error().code, ErrorCode::kNotFound);
}

TEST(X11DesktopOpening, SaysWhatIsMissing) {
    EXPECT_EQ(X11Desktop::open({":0", true}).error().context,
              "screens and windows cannot be captured in a Wayland session yet: log in to an Xorg "
              "session");
    EXPECT_EQ(X11Desktop::open({"", false}).error().context, "there is no desktop here to capture");
    EXPECT_EQ(X11Desktop::open({":4321", false}).error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace sigma::capture
