#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/capture/camera_control.h"

namespace sigma::capture {

/// The id under which CaptureDevices lists the camera of these CameraSettings' id: the default
/// camera's for an empty one. Empty where no camera is connected.
///
/// Thread: the one that runs Qt's events.
std::string listedCameraId(const std::string& deviceId);

/// The controls of a camera, by the id that CaptureDevices lists: V4L2's own on Linux, Qt's on
/// other systems.
///
/// Errors: kNotFound, kIo. Thread: the one that runs Qt's events.
Result<std::unique_ptr<CameraControl>> openCameraControl(const std::string& deviceId);

/// Qt's on any system.
Result<std::unique_ptr<CameraControl>> openQtCameraControl(const std::string& deviceId);

}  // namespace sigma::capture
