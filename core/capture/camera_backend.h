#pragma once

#include <memory>

#include "core/capture/capture_backend.h"
#include "core/capture/source_settings.h"

namespace sigma::capture {

/// A camera through Qt Multimedia. Pictures are copied, so that the camera's few buffers go back
/// to it at once.
///
/// Thread: the one that runs Qt's events, for everything; pictures come with them.
class CameraBackend final : public CaptureBackend {
public:
    CameraBackend(CameraSettings settings, std::shared_ptr<const Clock> clock);
    CameraBackend(const CameraBackend&) = delete;
    CameraBackend& operator=(const CameraBackend&) = delete;
    ~CameraBackend() override;

    Result<void> open(BackendOutput& output, std::stop_token stop) override;
    Result<std::optional<SteadyTime>> work() override;
    void close() override;

private:
    struct Session;

    CameraSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Session> m_session;
};

}  // namespace sigma::capture
