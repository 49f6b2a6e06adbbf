#include <algorithm>

#include <gtest/gtest.h>

#include "core/capture/capture_devices.h"
#include "core/capture/open_camera_control.h"
#include "tests/support/offscreen_application.h"

namespace sigma::capture {
namespace {

TEST(OpenCameraControl, HasNothingOfACameraThatIsNotThere) {
    test::offscreenApplication();
    EXPECT_EQ(openCameraControl("/dev/no-such-camera").error().code, ErrorCode::kNotFound);
    EXPECT_EQ(openQtCameraControl("no such camera").error().code, ErrorCode::kNotFound);
}

TEST(OpenCameraControl, KnowsTheDefaultCameraByTheIdInTheList) {
    test::offscreenApplication();
    EXPECT_EQ(listedCameraId("usb"), "usb");
    const CaptureDevices devices([] {});
    const auto cameras = devices.cameras();
    const auto standard = std::ranges::find(cameras, true, &CaptureDevice::isDefault);
    EXPECT_EQ(listedCameraId({}), standard == cameras.end() ? std::string() : standard->id);
}

}  // namespace
}  // namespace sigma::capture
