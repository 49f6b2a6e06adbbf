#include <gtest/gtest.h>

#include "core/capture/camera_backend.h"
#include "tests/support/backend_run.h"
#include "tests/support/offscreen_application.h"

namespace sigma::capture {
namespace {

TEST(CameraBackend, SaysThatACameraIsNotThere) {
    test::offscreenApplication();
    test::BackendRun run;
    CameraSettings settings;
    settings.deviceId = "a camera that nobody has";
    run.open(std::make_unique<CameraBackend>(settings, run.clock()));
    ASSERT_TRUE(run.error());
    EXPECT_EQ(run.error()->code, ErrorCode::kNotFound);
    EXPECT_EQ(run.error()->context, "the camera is not connected");
}

}  // namespace
}  // namespace sigma::capture
