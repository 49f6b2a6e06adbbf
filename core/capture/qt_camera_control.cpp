#include "core/capture/qt_camera_control.h"

#include <QCamera>
#include <algorithm>
#include <cmath>

namespace sigma::capture {
namespace {

constexpr float kFocusUnits = 1'000;
constexpr float kZoomUnits = 100;
constexpr float kMicroseconds = 1'000'000;
constexpr int kWarmest = 2'000;
constexpr int kCoolest = 10'000;

std::int64_t rounded(float value) {
    return std::llround(value);
}

}  // namespace

std::vector<CameraControlRange> QtCameraControl::controls() {
    using enum CameraControlId;
    std::vector<CameraControlRange> reported;
    for (const CameraControlId id : {kFocusAuto, kFocus, kExposureAuto, kExposure,
                                     kWhiteBalanceAuto, kWhiteBalance, kZoom, kTorch, kFlash}) {
        if (auto range = rangeOf(id); range.has_value()) {
            reported.push_back(*range);
        }
    }
    return reported;
}

Result<std::int64_t> QtCameraControl::value(CameraControlId id) {
    SIGMA_TRY(rangeOf(id));
    switch (id) {
        case CameraControlId::kFocusAuto:
            return m_camera.focusMode() == QCamera::FocusModeManual ? 0 : 1;
        case CameraControlId::kFocus:
            return rounded(m_camera.focusDistance() * kFocusUnits);
        case CameraControlId::kExposureAuto:
            return m_camera.exposureMode() == QCamera::ExposureManual ? 0 : 1;
        case CameraControlId::kExposure:
            return rounded(m_camera.exposureTime() * kMicroseconds);
        case CameraControlId::kWhiteBalanceAuto:
            return m_camera.whiteBalanceMode() == QCamera::WhiteBalanceManual ? 0 : 1;
        case CameraControlId::kWhiteBalance:
            return m_camera.colorTemperature();
        case CameraControlId::kZoom:
            return rounded(m_camera.zoomFactor() * kZoomUnits);
        case CameraControlId::kTorch:
            return m_camera.torchMode() == QCamera::TorchOff ? 0 : 1;
        case CameraControlId::kFlash:
            return m_camera.flashMode() == QCamera::FlashOff ? 0 : 1;
    }
    return 0;
}

Result<void> QtCameraControl::setValue(CameraControlId id, std::int64_t value) {
    SIGMA_TRY_ASSIGN(const CameraControlRange range, rangeOf(id));
    SIGMA_TRY(checkControlValue(range, value));
    apply(id, value);
    return {};
}

std::vector<CameraControlId> QtCameraControl::takeChanges() {
    return {};
}

void QtCameraControl::apply(CameraControlId id, std::int64_t value) {
    const bool isOn = value != 0;
    const auto number = static_cast<float>(value);
    switch (id) {
        case CameraControlId::kFocusAuto:
            m_camera.setFocusMode(isOn ? QCamera::FocusModeAuto : QCamera::FocusModeManual);
            break;
        case CameraControlId::kFocus:
            m_camera.setFocusDistance(number / kFocusUnits);
            break;
        case CameraControlId::kExposureAuto:
            m_camera.setExposureMode(isOn ? QCamera::ExposureAuto : QCamera::ExposureManual);
            break;
        case CameraControlId::kExposure:
            m_camera.setManualExposureTime(number / kMicroseconds);
            break;
        case CameraControlId::kWhiteBalanceAuto:
            m_camera.setWhiteBalanceMode(isOn ? QCamera::WhiteBalanceAuto
                                              : QCamera::WhiteBalanceManual);
            break;
        case CameraControlId::kWhiteBalance:
            m_camera.setColorTemperature(static_cast<int>(value));
            break;
        case CameraControlId::kZoom:
            m_camera.setZoomFactor(number / kZoomUnits);
            break;
        case CameraControlId::kTorch:
            m_camera.setTorchMode(isOn ? QCamera::TorchOn : QCamera::TorchOff);
            break;
        case CameraControlId::kFlash:
            m_camera.setFlashMode(isOn ? QCamera::FlashOn : QCamera::FlashOff);
            break;
    }
}

Result<CameraControlRange> QtCameraControl::rangeOf(CameraControlId id) {
    const QCamera::Features features = m_camera.supportedFeatures();
    CameraControlRange range{.id = id};
    bool isThere = false;
    switch (id) {
        case CameraControlId::kFocusAuto:
            isThere = m_camera.isFocusModeSupported(QCamera::FocusModeManual);
            range.standard = 1;
            break;
        case CameraControlId::kFocus:
            isThere = features.testFlag(QCamera::Feature::FocusDistance);
            range.maximum = rounded(kFocusUnits);
            range.isChangeable = m_camera.focusMode() == QCamera::FocusModeManual;
            break;
        case CameraControlId::kExposureAuto:
            isThere = m_camera.isExposureModeSupported(QCamera::ExposureManual);
            range.standard = 1;
            break;
        case CameraControlId::kExposure:
            isThere = features.testFlag(QCamera::Feature::ManualExposureTime);
            range.minimum = rounded(m_camera.minimumExposureTime() * kMicroseconds);
            range.maximum = rounded(m_camera.maximumExposureTime() * kMicroseconds);
            range.isChangeable = m_camera.exposureMode() == QCamera::ExposureManual;
            break;
        case CameraControlId::kWhiteBalanceAuto:
            isThere = m_camera.isWhiteBalanceModeSupported(QCamera::WhiteBalanceManual);
            range.standard = 1;
            break;
        case CameraControlId::kWhiteBalance:
            isThere = features.testFlag(QCamera::Feature::ColorTemperature);
            range.minimum = kWarmest;
            range.maximum = kCoolest;
            range.isChangeable = m_camera.whiteBalanceMode() == QCamera::WhiteBalanceManual;
            break;
        case CameraControlId::kZoom:
            range.minimum = rounded(m_camera.minimumZoomFactor() * kZoomUnits);
            range.maximum = rounded(m_camera.maximumZoomFactor() * kZoomUnits);
            range.standard = std::clamp<std::int64_t>(rounded(kZoomUnits), range.minimum,
                                                      std::max(range.minimum, range.maximum));
            isThere = true;
            break;
        case CameraControlId::kTorch:
            isThere = m_camera.isTorchModeSupported(QCamera::TorchOn);
            break;
        case CameraControlId::kFlash:
            isThere = m_camera.isFlashModeSupported(QCamera::FlashOn);
            break;
    }
    if (!isThere || range.maximum <= range.minimum) {
        return Error{ErrorCode::kUnsupported, "the camera has no " + std::string(toString(id))};
    }
    return range;
}

}  // namespace sigma::capture
