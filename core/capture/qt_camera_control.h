#pragma once

#include "core/capture/camera_control.h"

class QCamera;

namespace sigma::capture {

/// The controls of a camera as Qt knows them, for systems other than Linux.
///
/// Focus is 0 (near) to 1000 (far), zoom in hundredths, exposure in microseconds. `camera` outlives
/// it. Thread: the one that runs Qt's events.
class QtCameraControl final : public CameraControl {
public:
    explicit QtCameraControl(QCamera& camera) : m_camera(camera) {}

    std::vector<CameraControlRange> controls() override;
    Result<std::int64_t> value(CameraControlId id) override;
    Result<void> setValue(CameraControlId id, std::int64_t value) override;
    /// Always empty: Qt's own signals tell of changes.
    std::vector<CameraControlId> takeChanges() override;

private:
    Result<CameraControlRange> rangeOf(CameraControlId id);
    void apply(CameraControlId id, std::int64_t value);

    QCamera& m_camera;
};

}  // namespace sigma::capture
