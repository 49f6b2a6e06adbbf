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

/// Which caches may keep an answer (RFC 9111, 5.2.2.7).
enum class CacheScope {
    kAll,
    kViewerOnly,  ///< for a viewer who showed a token: no cache that others share
};

inline std::string maxAge(const packager::PackagingPlan& plan, int halfTargetDurations,
                          CacheScope scope) {
    const auto seconds = plan.targetDuration.count() * halfTargetDurations / 2;
    return (scope == CacheScope::kViewerOnly ? "private, max-age=" : "max-age=") +
           std::to_string(seconds);
}

/// Media never changes; it lives in caches for as long as playlists can name it.
inline std::string immutable(const packager::PackagingPlan& plan, CacheScope scope) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(2 * plan.window).count();
    return (scope == CacheScope::kViewerOnly ? "private, max-age=" : "public, max-age=") +
           std::to_string(seconds) + ", immutable";
}

}  // namespace sigma::origin
