#pragma once

#include "core/capture/camera_control_memory.h"
#include "ui/studio/studio_services.h"

namespace sigma::app {

/// The controls of this machine's cameras, set again as they were whenever one is opened. Those of
/// the default camera are kept for the device that it is, not for whichever comes next.
class MachineCameras final : public ui::CameraControls {
public:
    /// `path`: of the file that remembers them.
    explicit MachineCameras(std::string path);

    std::shared_ptr<capture::CameraControl> open(const std::string& deviceId) override;
    void remember(const std::string& deviceId, capture::CameraControlId id,
                  std::int64_t value) override;

private:
    capture::CameraControlMemory m_memory;
};

}  // namespace sigma::app
