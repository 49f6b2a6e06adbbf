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

/// Parts may be so much longer than wanted where they share a segment evenly then.
constexpr std::int64_t kMostTenths = 11;

/// From one cut to the next, as far as the group of pictures tells.
MediaTime expectedSegment(const PackagingPlan& plan, std::optional<MediaTime> gop) {
    SegmentCutter cutter(plan);
    if (gop) {
        cutter.observeKeyFrame(-*gop);
        cutter.observeKeyFrame(MediaTime::zero());
    }
    return cutter.expectedCut(MediaTime::zero()).value_or(plan.segmentDuration);
}

/// Whether parts of so many frames leave no stub at the end, which would cost a request like any
/// other.
bool sharesEvenly(std::int64_t frames, std::int64_t inPart) {
    const std::int64_t rest = frames % inPart;
    return rest == 0 || 2 * rest >= inPart;
}

/// A part holds whole frames, and must fill 85 % of its target: the target is what the fewest even
/// parts hold.
MediaTime evenShare(MediaTime segment, MediaTime most, MediaTime frame) {
    const auto frames = std::max<std::int64_t>((segment + frame * 3 / 4) / frame, 1);
    std::int64_t inPart = frames;
    for (std::int64_t parts = 2;
         inPart > 1 && (inPart * frame > most || !sharesEvenly(frames, inPart)); ++parts) {
        inPart = (frames + parts - 1) / parts;
    }
    return inPart * frame;
}

/// Sound is cut where the picture is, by the same target.
MediaTime partTargetFor(MediaTime wanted, MediaTime segment, const StreamFacts& facts) {
    const MediaTime most = wanted * kMostTenths / 10;
    std::optional<MediaTime> share;
    if (facts.frameInterval && *facts.frameInterval > MediaTime::zero()) {
        share = evenShare(segment, most, *facts.frameInterval);
    }
    if (facts.audioFrame && *facts.audioFrame > MediaTime::zero()) {
        const MediaTime picture = share.value_or(wanted);
        const MediaTime mostOfSound = std::min(picture * kMostTenths / 10, std::max(most, picture));
        share = std::max(share.value_or(MediaTime::zero()),
                         evenShare(segment, mostOfSound, *facts.audioFrame));
    }
    const MediaTime target =
        std::chrono::ceil<std::chrono::milliseconds>(share.value_or(wanted)) + kTimestampRounding;
    return target - wanted <= 2 * kTimestampRounding && wanted <= target ? wanted : target;
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
