#include <gtest/gtest.h>

#include "core/capture/capture_devices.h"
#include "tests/support/offscreen_application.h"
#include "tests/support/private_display.h"

namespace sigma::capture {
namespace {

TEST(CaptureDevices, ListWhatTheDesktopShows) {
    if (!test::isInstalled("Xvfb")) {
        GTEST_SKIP() << "needs Xvfb: installer/packages/test.txt";
    }
    test::offscreenApplication();
    const test::PrivateDisplay display;
    qunsetenv("WAYLAND_DISPLAY");
    qunsetenv("XDG_SESSION_TYPE");
    qputenv("DISPLAY", QByteArray::fromStdString(display.session().display));
    const CaptureDevices devices([] {});
    EXPECT_EQ(devices.screens().value().size(), 1U);
    EXPECT_TRUE(devices.windows().value().empty());
    for (const CaptureDevice& camera : devices.cameras()) {
        EXPECT_FALSE(camera.id.empty());
    }
}

TEST(CaptureDevices, SayWhyAListIsMissing) {
    test::offscreenApplication();
    qputenv("XDG_SESSION_TYPE", "wayland");
    qputenv("PULSE_SERVER", "unix:/nowhere/socket");
    const CaptureDevices devices([] {});
    EXPECT_EQ(devices.screens().error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(devices.windows().error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(devices.microphones().error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(devices.outputs().error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace sigma::capture
