#include "core/capture/camera_choice.h"

#include <cmath>
#include <tuple>

#include "core/capture/frame_pool.h"

namespace sigma::capture {
namespace {

/// Cameras say 29.97 where they mean 30.
constexpr double kRateTolerance = 0.95;

/// The smaller, the better, compared from the left.
auto costOf(const CameraMode& mode, const CameraSettings& wanted) {
    const double missingRate =
        mode.frameRate >= kRateTolerance * wanted.frameRate ? 0 : wanted.frameRate - mode.frameRate;
    const bool isSmaller = mode.width < wanted.size.width || mode.height < wanted.size.height;
    const double otherWidth = std::abs(static_cast<double>(mode.width) - wanted.size.width);
    const double otherHeight = std::abs(static_cast<double>(mode.height) - wanted.size.height);
    return std::tuple(missingRate, otherWidth + otherHeight, isSmaller, mode.isCompressed,
                      std::abs(mode.frameRate - wanted.frameRate));
}

}  // namespace

std::optional<std::size_t> bestMode(std::span<const CameraMode> modes,
                                    const CameraSettings& wanted) {
    std::optional<std::size_t> best;
    for (std::size_t index = 0; index != modes.size(); ++index) {
        if (checkPictureSize(modes[index].width, modes[index].height, "a mode").has_error()) {
            continue;
        }
        if (!best || costOf(modes[index], wanted) < costOf(modes[*best], wanted)) {
            best = index;
        }
    }
    return best;
}

}  // namespace sigma::capture
