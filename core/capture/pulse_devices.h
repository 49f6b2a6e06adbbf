#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/capture/capture_device.h"

namespace sigma::capture {

/// What the sound server can record.
struct PulseDevices {
    std::vector<CaptureDevice> microphones;
    std::vector<CaptureDevice> outputs;  ///< by the id of their monitor, under their own name
};

/// Asks the sound server (`server` as in PULSE_SERVER; empty: the user's), for 2 s at most; at
/// most 100 of each. Errors: kUnavailable. Thread: any.
Result<PulseDevices> listPulseDevices(const std::string& server);

}  // namespace sigma::capture
