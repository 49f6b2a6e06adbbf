#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/videodev2.h>

#include "core/capture/v4l2_camera_control.h"
#include "tests/support/fake_v4l2_device.h"

namespace sigma::capture {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class V4l2CameraControlTest : public testing::Test {
protected:
    V4l2CameraControlTest() {
        m_device->controls[V4L2_CID_FOCUS_AUTO] = {.standard = 1, .value = 1};
        m_device->controls[V4L2_CID_FOCUS_ABSOLUTE] = {
            .maximum = 250, .step = 5, .flags = V4L2_CTRL_FLAG_INACTIVE};
        // As most webcams have it: no V4L2_EXPOSURE_AUTO, but aperture priority.
        m_device->controls[V4L2_CID_EXPOSURE_AUTO] = {
            .maximum = 3, .standard = 3, .value = 3, .menu = {1, 3}};
        m_device->controls[V4L2_CID_FLASH_LED_MODE] = {
            .maximum = 2, .menu = {V4L2_FLASH_LED_MODE_NONE, V4L2_FLASH_LED_MODE_TORCH}};
    }

    std::unique_ptr<V4l2CameraControl> open() {
        return V4l2CameraControl::open(test::FakeV4l2Device::kPath, m_device).value();
    }

    std::shared_ptr<test::FakeV4l2Device> m_device = std::make_shared<test::FakeV4l2Device>();
};

TEST_F(V4l2CameraControlTest, ReportsWhatTheDeviceHasAndNothingElse) {
    EXPECT_THAT(open()->controls(),
                ElementsAre(CameraControlRange{CameraControlId::kFocusAuto, 0, 1, 1, 1, true},
                            CameraControlRange{CameraControlId::kFocus, 0, 250, 5, 0, false},
                            CameraControlRange{CameraControlId::kExposureAuto, 0, 1, 1, 1, true},
                            CameraControlRange{CameraControlId::kTorch, 0, 1, 1, 0, true}));
}

TEST_F(V4l2CameraControlTest, SetsAndReadsValues) {
    const auto control = open();
    EXPECT_EQ(control->value(CameraControlId::kFocusAuto).value(), 1);
    EXPECT_FALSE(control->setValue(CameraControlId::kFocusAuto, 0).has_error());
    m_device->controls[V4L2_CID_FOCUS_ABSOLUTE].flags = 0;
    EXPECT_FALSE(control->setValue(CameraControlId::kFocus, 125).has_error());
    EXPECT_EQ(control->value(CameraControlId::kFocus).value(), 125);
}

TEST_F(V4l2CameraControlTest, TakesApertureForAutomaticWhereThatIsAllThereIs) {
    const auto control = open();
    EXPECT_EQ(control->value(CameraControlId::kExposureAuto).value(), 1);
    EXPECT_FALSE(control->setValue(CameraControlId::kExposureAuto, 0).has_error());
    EXPECT_EQ(m_device->controls[V4L2_CID_EXPOSURE_AUTO].value, std::int32_t{V4L2_EXPOSURE_MANUAL});
    EXPECT_EQ(control->value(CameraControlId::kExposureAuto).value(), 0);
    EXPECT_FALSE(control->setValue(CameraControlId::kExposureAuto, 1).has_error());
    EXPECT_EQ(m_device->controls[V4L2_CID_EXPOSURE_AUTO].value,
              std::int32_t{V4L2_EXPOSURE_APERTURE_PRIORITY});
}

TEST_F(V4l2CameraControlTest, SwitchesTheLight) {
    const auto control = open();
    EXPECT_FALSE(control->setValue(CameraControlId::kTorch, 1).has_error());
    EXPECT_EQ(m_device->controls[V4L2_CID_FLASH_LED_MODE].value,
              std::int32_t{V4L2_FLASH_LED_MODE_TORCH});
    EXPECT_EQ(control->value(CameraControlId::kTorch).value(), 1);
    EXPECT_FALSE(control->setValue(CameraControlId::kTorch, 0).has_error());
    EXPECT_EQ(m_device->controls[V4L2_CID_FLASH_LED_MODE].value,
              std::int32_t{V4L2_FLASH_LED_MODE_NONE});
}

TEST_F(V4l2CameraControlTest, RefusesInWords) {
    const auto control = open();
    EXPECT_EQ(control->setValue(CameraControlId::kZoom, 1).error().context,
              "the camera has no zoom");
    EXPECT_EQ(control->setValue(CameraControlId::kFlash, 1).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(control->setValue(CameraControlId::kFocus, 7).error().code,
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(control->setValue(CameraControlId::kFocus, 5).error().context,
              "the camera refuses focus: Permission denied");
    EXPECT_EQ(V4l2CameraControl::open("/dev/video9", m_device).error().code, ErrorCode::kNotFound);
}

TEST_F(V4l2CameraControlTest, TellsWhatChangedByItself) {
    const auto control = open();
    EXPECT_THAT(control->takeChanges(), IsEmpty());
    m_device->changeByItself(V4L2_CID_FOCUS_ABSOLUTE, 35);
    m_device->changeByItself(V4L2_CID_FOCUS_ABSOLUTE, 40);
    EXPECT_THAT(control->takeChanges(), ElementsAre(CameraControlId::kFocus));
    EXPECT_THAT(control->takeChanges(), IsEmpty());
}

TEST_F(V4l2CameraControlTest, OutlivesItsDevice) {
    auto control = open();
    m_device->isPluggedIn = false;
    EXPECT_THAT(control->controls(), IsEmpty());
    EXPECT_THAT(control->takeChanges(), IsEmpty());
    EXPECT_EQ(control->value(CameraControlId::kFocus).error().code, ErrorCode::kUnsupported);
    control.reset();
    EXPECT_EQ(m_device->openFiles, 0);
}

}  // namespace
}  // namespace sigma::capture
