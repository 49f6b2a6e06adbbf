#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace sigma::capture {

/// What can be set on a camera, where it reports it. The automatic ones are 1 for automatic.
enum class CameraControlId {
    kFocusAuto,
    kFocus,
    kExposureAuto,
    kExposure,
    kWhiteBalanceAuto,
    kWhiteBalance,  ///< kelvin
    kZoom,
    kTorch,  ///< 1: the light is on
    kFlash,  ///< 1: it flashes with a photo
};

/// "focus_auto", as files and logs have it.
std::string_view toString(CameraControlId id);

/// One control as a device reports it; units are the device's own, kelvin and switches apart.
struct CameraControlRange {
    CameraControlId id = CameraControlId::kFocusAuto;
    std::int64_t minimum = 0;
    std::int64_t maximum = 1;
    std::int64_t step = 1;
    std::int64_t standard = 0;  ///< as the device came
    bool isChangeable = true;   ///< false while automatic has the say, for example

    friend bool operator==(const CameraControlRange&, const CameraControlRange&) = default;
};

/// Errors: kInvalidArgument, with the range in words, for a value outside it or between its steps.
Result<void> checkControlValue(const CameraControlRange& range, std::int64_t value);

/// Focus, exposure and so on of one camera, while another part of the program streams from it.
///
/// Thread: one at a time; for Qt's cameras the one that runs Qt's events.
class CameraControl {
public:
    virtual ~CameraControl() = default;

    /// What the device reports, and nothing else.
    virtual std::vector<CameraControlRange> controls() = 0;
    /// Errors: kUnsupported for what the device does not report, kIo.
    virtual Result<std::int64_t> value(CameraControlId id) = 0;
    /// Errors: also kInvalidArgument.
    virtual Result<void> setValue(CameraControlId id, std::int64_t value) = 0;
    /// Which controls changed since the last call, by the device itself or another program.
    virtual std::vector<CameraControlId> takeChanges() = 0;
};

}  // namespace sigma::capture
