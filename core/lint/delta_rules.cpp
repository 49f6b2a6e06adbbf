#include "core/lint/delta_rules.h"

#include <algorithm>
#include <utility>

#include "core/hls/delta_update.h"
#include "core/lint/update_rules.h"

namespace sigma::lint {
namespace {

using hls::Duration;

/// How much of the playlist is surely old enough to be skipped.
bool hasSkippable(const LoadedPlaylist& full) {
    const auto& segments = full.playlist.segments;
    return !segments.empty() && full.playlist.serverControl.canSkipUntil &&
           full.durationBehind(full.firstMsn()) > *full.playlist.serverControl.canSkipUntil;
}

/// Parts can grow old in between; everything else must be the same.
std::string firstDifference(const LoadedPlaylist& full, const LoadedPlaylist& merged) {
    if (merged.next() < full.next()) {
        return "it ends before " + toString(merged.next()) + ", the playlist before " +
               toString(full.next());
    }
    if (merged.playlist.targetDuration != full.playlist.targetDuration ||
        merged.playlist.partTarget != full.playlist.partTarget ||
        merged.playlist.serverControl != full.playlist.serverControl) {
        return "its header says something else";
    }
    for (std::uint64_t msn = std::max(full.firstMsn(), merged.firstMsn()); msn <= full.nextMsn();
         ++msn) {
        const hls::Segment& expected = *full.segment(msn);
        const hls::Segment& actual = *merged.segment(msn);
        const std::string difference =
            differenceOf(expected, full.isFinished(msn), actual, merged.isFinished(msn));
        if (!difference.empty()) {
            return "segment " + std::to_string(msn) + ": " + difference;
        }
        const std::size_t common = std::min(expected.parts.size(), actual.parts.size());
        if (!std::equal(expected.parts.begin(),
                        expected.parts.begin() + static_cast<std::ptrdiff_t>(common),
                        actual.parts.begin())) {
            return "the parts of segment " + std::to_string(msn) + " are others";
        }
    }
    return {};
}

}  // namespace

Result<LoadedPlaylist> mergeDelta(const LoadedPlaylist& known, const LoadedPlaylist& delta) {
    LoadedPlaylist merged = delta;
    SIGMA_TRY_ASSIGN(merged.playlist,
                     hls::mergeDeltaUpdate(known.playlist, std::move(merged.playlist)));
    return merged;
}

void checkDelta(const LoadedPlaylist& full, const LoadedPlaylist& delta, Findings& findings) {
    if (!delta.playlist.skip) {
        if (hasSkippable(full) && !delta.playlist.hasEndList) {
            findings.add(RuleId::kDeltaMissing, full.url, "the whole playlist came");
        }
        return;
    }
    const auto until = full.playlist.serverControl.canSkipUntil.value_or(Duration{0});
    const std::uint64_t lastSkipped = delta.firstMsn() - 1;
    if (delta.playlist.skip->segments != 0 && delta.durationBehind(lastSkipped) < until) {
        findings.add(RuleId::kDeltaSkipsTooMuch, full.url,
                     "segment " + std::to_string(lastSkipped) + " is skipped, " +
                         secondsText(delta.durationBehind(lastSkipped)) + " from the end",
                     "nothing nearer than " + secondsText(until));
    }
    const auto merged = mergeDelta(full, delta);
    const std::string difference =
        merged.has_error() ? merged.error().context : firstDifference(full, *merged);
    if (!difference.empty()) {
        findings.add(RuleId::kDeltaDiffers, full.url, difference);
    }
}

}  // namespace sigma::lint
