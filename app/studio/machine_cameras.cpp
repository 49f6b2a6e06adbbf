#include "app/studio/machine_cameras.h"

#include "core/capture/v4l2_calls.h"
#include "core/capture/v4l2_camera_control.h"

namespace sigma::app {

MachineCameras::MachineCameras(std::string path) : m_memory(std::move(path)) {}

std::shared_ptr<capture::CameraControl> MachineCameras::open(const std::string& deviceId) {
    auto control = capture::V4l2CameraControl::open(deviceId, capture::linuxV4l2Calls());
    if (control.has_error()) {
        return nullptr;
    }
    m_memory.apply(deviceId, **control);
    return *std::move(control);
}

void MachineCameras::remember(const std::string& deviceId, capture::CameraControlId id,
                              std::int64_t value) {
    // A value that can't be kept is set all the same, for this time.
    static_cast<void>(m_memory.remember(deviceId, id, value));
}

}  // namespace sigma::app
