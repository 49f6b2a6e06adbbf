#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/capture/camera_control.h"
#include "core/capture/v4l2_calls.h"

namespace sigma::capture {

/// The controls of a V4L2 camera ("/dev/video0"), through a file of its own beside the streaming
/// one (Linux media user API, "Extended Controls" and "Event Interface").
class V4l2CameraControl final : public CameraControl {
public:
    /// Errors: kNotFound, kIo.
    static Result<std::unique_ptr<V4l2CameraControl>> open(const std::string& path,
                                                           std::shared_ptr<V4l2Calls> calls);
    V4l2CameraControl(const V4l2CameraControl&) = delete;
    V4l2CameraControl& operator=(const V4l2CameraControl&) = delete;
    ~V4l2CameraControl() override;

    std::vector<CameraControlRange> controls() override;
    Result<std::int64_t> value(CameraControlId id) override;
    Result<void> setValue(CameraControlId id, std::int64_t value) override;
    std::vector<CameraControlId> takeChanges() override;

private:
    V4l2CameraControl(int file, std::shared_ptr<V4l2Calls> calls);

    Result<CameraControlRange> rangeOf(CameraControlId id);
    bool menuHas(std::uint32_t control, std::int64_t item);
    std::int64_t automaticExposure();
    void subscribe();

    int m_file;
    std::shared_ptr<V4l2Calls> m_calls;
};

}  // namespace sigma::capture
