#include "server/packager/packaging_plan.h"

#include <algorithm>

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

/// Fragments of a mode whose playlists list no parts: only how often media is packed.
constexpr MediaTime kUnlistedFragment = 1s;
/// Publishers round their timestamps to milliseconds.
constexpr MediaTime kTimestampRounding = 1ms;

/// A part holds whole frames, and must fill 85 % of its target: where the frames are too long
/// for that, the target becomes what they fill.
MediaTime partTargetFor(MediaTime wanted, const StreamFacts& facts) {
    if (!facts.frameInterval || *facts.frameInterval <= MediaTime::zero()) {
        return wanted;
    }
    const auto frames =
        std::max<std::int64_t>((wanted + kTimestampRounding) / *facts.frameInterval, 1);
    const MediaTime filled = frames * *facts.frameInterval;
    const bool fillsEnough = filled <= wanted + kTimestampRounding && filled * 100 >= wanted * 90;
    return fillsEnough ? wanted : filled + kTimestampRounding;
}

}  // namespace

PackagingPlan PackagingPlan::make(const domain::LatencyProfile& profile, const StreamFacts& facts) {
    PackagingPlan plan;
    plan.segmentDuration = profile.segmentDuration;
    const MediaTime longest = std::max(profile.segmentDuration, facts.gop.value_or(0s));
    plan.targetDuration = std::max(std::chrono::round<std::chrono::seconds>(longest), 1s);
    plan.listsParts = profile.partDuration.has_value();
    plan.partTarget = partTargetFor(profile.partDuration.value_or(kUnlistedFragment), facts);
    plan.holdBack = std::max<MediaTime>(profile.holdBack, 3 * plan.targetDuration);
    plan.partHoldBack = std::max(profile.partHoldBack, 3 * plan.partTarget);
    plan.skipUntil = 6 * plan.targetDuration;
    plan.window =
        std::max({profile.playlistWindow, plan.holdBack + 3 * MediaTime(plan.targetDuration),
                  plan.partHoldBack + 3 * MediaTime(plan.targetDuration)});
    plan.windowBytes = profile.windowBytes;
    plan.frameRate = facts.frameRate;
    return plan;
}

}  // namespace sigma::packager
