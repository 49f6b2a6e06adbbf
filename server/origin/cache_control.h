#pragma once

#include <chrono>
#include <string>

#include "server/packager/packaging_plan.h"

namespace sigma::origin {

/// How long caches may keep a playlist, in half target durations
/// (draft-pantos-hls-rfc8216bis, appendix B.1).
inline constexpr int kPlainReload = 1;
inline constexpr int kFailedReload = 8;
inline constexpr int kBlockingReload = 12;

inline std::string maxAge(const packager::PackagingPlan& plan, int halfTargetDurations) {
    const auto seconds = plan.targetDuration.count() * halfTargetDurations / 2;
    return "max-age=" + std::to_string(seconds);
}

/// Media never changes; it lives in caches for as long as playlists can name it.
inline std::string immutable(const packager::PackagingPlan& plan) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(2 * plan.window).count();
    return "public, max-age=" + std::to_string(seconds) + ", immutable";
}

}  // namespace sigma::origin
