#include <QCamera>
#include <QCameraDevice>

#include <gtest/gtest.h>

#include "core/capture/qt_camera_control.h"
#include "tests/support/offscreen_application.h"

namespace sigma::capture {
namespace {

TEST(QtCameraControl, ReportsNothingOfACameraThatIsNotThere) {
    test::offscreenApplication();
    QCamera camera{QCameraDevice()};
    QtCameraControl control(camera);
    EXPECT_TRUE(control.controls().empty());
    EXPECT_TRUE(control.takeChanges().empty());
    EXPECT_EQ(control.value(CameraControlId::kZoom).error().context, "the camera has no zoom");
    EXPECT_EQ(control.setValue(CameraControlId::kTorch, 1).error().code, ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace sigma::capture
