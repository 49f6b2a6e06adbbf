#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/capture/capture_device.h"

namespace sigma::capture {

/// What this machine can capture, as lists for people to choose from.
///
/// Each list is asked for anew, which may take some milliseconds (2 s where the sound server
/// hangs). Errors, in words: kUnsupported and kUnavailable where the desktop or sound server cannot
/// say. Thread: the one that runs Qt's events.
class CaptureDevices {
public:
    /// `onChange` is called, from Qt's events, when a camera, microphone or output came or went.
    explicit CaptureDevices(std::function<void()> onChange);
    CaptureDevices(const CaptureDevices&) = delete;
    CaptureDevices& operator=(const CaptureDevices&) = delete;
    ~CaptureDevices();

    std::vector<CaptureDevice> cameras() const;
    Result<std::vector<CaptureDevice>> screens() const;
    Result<std::vector<CaptureDevice>> windows() const;
    Result<std::vector<CaptureDevice>> microphones() const;
    /// Outputs whose sound can be taken, for SystemAudioSettings.
    Result<std::vector<CaptureDevice>> outputs() const;

private:
    struct Watch;
    std::unique_ptr<Watch> m_watch;
};

}  // namespace sigma::capture
