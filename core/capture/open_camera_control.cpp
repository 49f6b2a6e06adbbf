#include "core/capture/open_camera_control.h"

#include <QByteArray>
#include <QCamera>
#include <QCameraDevice>
#include <QMediaDevices>
#include <utility>
#include <vector>

#include "core/capture/qt_camera_control.h"
#ifdef __linux__
#include "core/capture/v4l2_calls.h"
#include "core/capture/v4l2_camera_control.h"
#endif

namespace sigma::capture {
namespace {

/// Qt's controls with the camera that they are of.
///
/// Beside the one that streams: the systems that Qt serves here keep such values with the device.
class OwnQtCameraControl final : public CameraControl {
public:
    explicit OwnQtCameraControl(const QCameraDevice& device)
        : m_camera(device), m_control(m_camera) {}

    std::vector<CameraControlRange> controls() override { return m_control.controls(); }
    Result<std::int64_t> value(CameraControlId id) override { return m_control.value(id); }
    Result<void> setValue(CameraControlId id, std::int64_t value) override {
        return m_control.setValue(id, value);
    }
    std::vector<CameraControlId> takeChanges() override { return m_control.takeChanges(); }

private:
    QCamera m_camera;
    QtCameraControl m_control;
};

}  // namespace

std::string listedCameraId(const std::string& deviceId) {
    return deviceId.empty() ? QMediaDevices::defaultVideoInput().id().toStdString() : deviceId;
}

Result<std::unique_ptr<CameraControl>> openCameraControl(const std::string& deviceId) {
#ifdef __linux__
    SIGMA_TRY_ASSIGN(std::unique_ptr<CameraControl> control,
                     V4l2CameraControl::open(deviceId, linuxV4l2Calls()));
    return control;
#else
    return openQtCameraControl(deviceId);
#endif
}

Result<std::unique_ptr<CameraControl>> openQtCameraControl(const std::string& deviceId) {
    const QList<QCameraDevice> cameras = QMediaDevices::videoInputs();
    for (const QCameraDevice& camera : cameras) {
        if (camera.id().toStdString() == deviceId) {
            return std::unique_ptr<CameraControl>(std::make_unique<OwnQtCameraControl>(camera));
        }
    }
    return Error{ErrorCode::kNotFound, "the camera is not connected"};
}

}  // namespace sigma::capture
