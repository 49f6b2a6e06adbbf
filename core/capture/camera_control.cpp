#include "core/capture/camera_control.h"

namespace sigma::capture {

std::string_view toString(CameraControlId id) {
    switch (id) {
        case CameraControlId::kFocusAuto:
            return "focus_auto";
        case CameraControlId::kFocus:
            return "focus";
        case CameraControlId::kExposureAuto:
            return "exposure_auto";
        case CameraControlId::kExposure:
            return "exposure";
        case CameraControlId::kWhiteBalanceAuto:
            return "white_balance_auto";
        case CameraControlId::kWhiteBalance:
            return "white_balance";
        case CameraControlId::kZoom:
            return "zoom";
        case CameraControlId::kTorch:
            return "torch";
        case CameraControlId::kFlash:
            return "flash";
    }
    return "unknown";
}

Result<void> checkControlValue(const CameraControlRange& range, std::int64_t value) {
    const bool isWithin = value >= range.minimum && value <= range.maximum;
    if (!isWithin || (range.step > 1 && (value - range.minimum) % range.step != 0)) {
        std::string words = std::string(toString(range.id)) + " is " + std::to_string(value) +
                            ", expected " + std::to_string(range.minimum) + " to " +
                            std::to_string(range.maximum);
        if (range.step > 1) {
            words += " in steps of " + std::to_string(range.step);
        }
        return Error{ErrorCode::kInvalidArgument, std::move(words)};
    }
    return {};
}

}  // namespace sigma::capture
