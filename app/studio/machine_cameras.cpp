#include "app/studio/machine_cameras.h"

#include "core/capture/open_camera_control.h"

namespace sigma::app {

MachineCameras::MachineCameras(std::string path) : m_memory(std::move(path)) {}

std::shared_ptr<capture::CameraControl> MachineCameras::open(const std::string& deviceId) {
    const std::string id = capture::listedCameraId(deviceId);
    auto control = capture::openCameraControl(id);
    if (control.has_error()) {
        return nullptr;
    }
    m_memory.apply(id, **control);
    return *std::move(control);
}

void MachineCameras::remember(const std::string& deviceId, capture::CameraControlId id,
                              std::int64_t value) {
    // A value that can't be kept is set all the same, for this time.
    static_cast<void>(m_memory.remember(capture::listedCameraId(deviceId), id, value));
}

}  // namespace sigma::app
