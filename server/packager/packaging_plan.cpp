#include "server/packager/packaging_plan.h"

#include <algorithm>

#include "server/packager/segment_cutter.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

/// Fragments of a mode whose playlists list no parts: only how often media is packed.
constexpr MediaTime kUnlistedFragment = 1s;
/// Publishers round their timestamps to milliseconds.
constexpr MediaTime kTimestampRounding = 1ms;

/// Parts share a segment evenly where that makes them no longer than 11/10 of what is wanted.
constexpr std::int64_t kWantedTenths = 11;

/// From one cut to the next, as far as the group of pictures tells.
MediaTime expectedSegment(const PackagingPlan& plan, std::optional<MediaTime> gop) {
    SegmentCutter cutter(plan);
    if (gop) {
        cutter.observeKeyFrame(-*gop);
        cutter.observeKeyFrame(MediaTime::zero());
    }
    return cutter.expectedCut(MediaTime::zero()).value_or(plan.segmentDuration);
}

/// A part holds whole frames, and must fill 85 % of its target. Parts as long as wanted would leave
/// a stub at the end of each segment, which costs a request like any other: the target is what the
/// fewest equal parts hold.
MediaTime evenShare(MediaTime segment, MediaTime wanted, MediaTime frame) {
    const auto frames = (segment + frame * 3 / 4) / frame;
    std::int64_t inPart = frames;
    for (std::int64_t parts = 2; inPart > 1 && 10 * inPart * frame > kWantedTenths * wanted;
         ++parts) {
        inPart = (frames + parts - 1) / parts;
    }
    const MediaTime share = std::chrono::ceil<std::chrono::milliseconds>(inPart * frame);
    return std::chrono::abs(share - wanted) <= kTimestampRounding ? wanted
                                                                  : share + kTimestampRounding;
}

MediaTime partTargetFor(MediaTime wanted, MediaTime segment, const StreamFacts& facts) {
    std::optional<MediaTime> target;
    for (const auto& frame : {facts.frameInterval, facts.audioFrame}) {
        if (frame && *frame > MediaTime::zero()) {
            const MediaTime share = evenShare(segment, target.value_or(wanted), *frame);
            target = std::max(target.value_or(share), share);
        }
    }
    return target.value_or(wanted);
}

}  // namespace

PackagingPlan PackagingPlan::make(const domain::LatencyProfile& profile, const StreamFacts& facts) {
    PackagingPlan plan;
    plan.segmentDuration = profile.segmentDuration;
    const MediaTime longest = std::max(profile.segmentDuration, facts.gop.value_or(0s));
    plan.targetDuration = std::max(std::chrono::round<std::chrono::seconds>(longest), 1s);
    plan.listsParts = profile.partDuration.has_value();
    plan.partTarget = partTargetFor(profile.partDuration.value_or(kUnlistedFragment),
                                    expectedSegment(plan, facts.gop), facts);
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
