#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/result.h"
#include "core/capture/camera_control.h"

namespace sigma::capture {

/// Remembers what people set on each camera, in a JSON file, and sets it again when the camera
/// comes back. At most 100 cameras. Thread: one at a time.
class CameraControlMemory {
public:
    /// A file that is missing or broken is an empty memory; `path` is written by remember().
    explicit CameraControlMemory(std::string path);

    /// Saves the value, the whole file at once or not at all. Errors: kIo, kLimitExceeded.
    Result<void> remember(const std::string& deviceId, CameraControlId id, std::int64_t value);
    /// Automatic ones first, since they decide what else can be set. What the device does not
    /// report any more, or refuses, is left out.
    void apply(const std::string& deviceId, CameraControl& control) const;

private:
    void load();
    Result<void> save() const;

    std::string m_path;
    std::map<std::string, std::map<CameraControlId, std::int64_t>> m_values;
};

}  // namespace sigma::capture
