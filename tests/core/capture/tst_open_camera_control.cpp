#include <gtest/gtest.h>

#include "core/capture/open_camera_control.h"
#include "tests/support/offscreen_application.h"

namespace sigma::capture {
namespace {

TEST(OpenCameraControl, HasNothingOfACameraThatIsNotThere) {
    test::offscreenApplication();
    EXPECT_EQ(openCameraControl("/dev/no-such-camera").error().code, ErrorCode::kNotFound);
    EXPECT_EQ(openQtCameraControl("no such camera").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sigma::capture
