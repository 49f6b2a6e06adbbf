#include "core/lint/part_rules.h"

#include <algorithm>

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;
using hls::Duration;
using hls::Part;

/// Durations are written with three decimals by many.
constexpr Duration kRounding = 500us;
constexpr Duration kSumTolerance = 50ms;

bool listsParts(const hls::MediaPlaylist& playlist) {
    return !playlist.inProgress.parts.empty() ||
           std::ranges::any_of(playlist.segments,
                               [](const auto& segment) { return !segment->parts.empty(); });
}

bool mayBeShort(const std::vector<Part>& parts, std::size_t index) {
    const bool isLast = index + 1 == parts.size();
    return isLast || parts[index].isIndependent || parts[index].isGap || parts[index + 1].isGap;
}

void checkDurations(const std::vector<Part>& parts, const LoadedPlaylist& loaded,
                    Findings& findings) {
    const Duration target = *loaded.playlist.partTarget;
    for (std::size_t index = 0; index != parts.size(); ++index) {
        const Part& part = parts[index];
        const std::string seen = part.uri + " lasts " + secondsText(part.duration);
        if (part.duration > target + kRounding) {
            findings.add(RuleId::kPartTooLong, loaded.url, seen, "at most " + secondsText(target));
        }
        if ((part.duration + kRounding) * 100 < target * 85 && !mayBeShort(parts, index)) {
            findings.add(RuleId::kPartTooShort, loaded.url, seen,
                         "at least " + secondsText(target * 85 / 100));
        }
    }
}

void checkPartsOf(std::uint64_t msn, bool mayBeCut, const LoadedPlaylist& loaded,
                  Findings& findings) {
    const hls::Segment& segment = *loaded.segment(msn);
    if (segment.parts.empty()) {
        return;
    }
    checkDurations(segment.parts, loaded, findings);
    if (loaded.playlist.hasIndependentSegments && !mayBeCut && !segment.parts.front().isGap &&
        !segment.parts.front().isIndependent) {
        findings.add(RuleId::kFirstPartNotIndependent, loaded.url,
                     segment.parts.front().uri + " is not INDEPENDENT");
    }
    if (!loaded.isFinished(msn) || mayBeCut) {
        return;
    }
    Duration sum{0};
    for (const Part& part : segment.parts) {
        sum += part.duration;
    }
    if (std::chrono::abs(sum - segment.duration) > kSumTolerance) {
        findings.add(RuleId::kPartsDoNotFillSegment, loaded.url,
                     "the parts of " + segment.uri + " last " + secondsText(sum),
                     secondsText(segment.duration));
    }
}

void checkAge(const LoadedPlaylist& loaded, Findings& findings) {
    // A segment more than the rule says: servers remove parts when the next segment begins.
    const Duration oldest = 4 * loaded.playlist.targetDuration;
    for (std::uint64_t msn = loaded.firstMsn(); msn < loaded.nextMsn(); ++msn) {
        if (!loaded.segment(msn)->parts.empty() && loaded.durationBehind(msn) > oldest) {
            findings.add(RuleId::kPartsTooOld, loaded.url,
                         "the parts of " + loaded.segment(msn)->uri + " are " +
                             secondsText(loaded.durationBehind(msn)) + " from the end",
                         secondsText(3 * loaded.playlist.targetDuration));
        }
    }
}

void checkOffers(const LoadedPlaylist& loaded, Findings& findings) {
    const hls::MediaPlaylist& playlist = loaded.playlist;
    const auto& holdBack = playlist.serverControl.partHoldBack;
    const Duration target = *playlist.partTarget;
    if (!holdBack) {
        findings.add(RuleId::kPartHoldBackMissing, loaded.url, "it is not there",
                     "at least " + secondsText(3 * target));
    } else if (*holdBack + kRounding < 3 * target) {
        findings.add(RuleId::kPartHoldBackTooShort, loaded.url, secondsText(*holdBack),
                     "at least " + secondsText(3 * target));
    }
    if (!playlist.serverControl.canBlockReload) {
        findings.add(RuleId::kBlockReloadMissing, loaded.url, "it is not there");
    }
    const bool hintsAtPart = std::ranges::any_of(playlist.preloadHints, [](const auto& hint) {
        return hint.type == hls::PreloadHint::Type::kPart;
    });
    if (playlist.hasEndList && hintsAtPart) {
        findings.add(RuleId::kHintAfterEnd, loaded.url, playlist.preloadHints.front().uri);
    } else if (!playlist.hasEndList && !hintsAtPart) {
        findings.add(RuleId::kHintMissing, loaded.url, "it is not there");
    }
}

}  // namespace

void checkParts(const LoadedPlaylist& loaded, Findings& findings) {
    if (!loaded.isLowLatency()) {
        if (listsParts(loaded.playlist)) {
            findings.add(RuleId::kPartInfoMissing, loaded.url, "parts without EXT-X-PART-INF");
        }
        return;
    }
    checkOffers(loaded, findings);
    checkAge(loaded, findings);
    // The oldest parts that are listed may be what is left of a segment's.
    bool mayBeCut = true;
    for (std::uint64_t msn = loaded.firstMsn(); msn <= loaded.nextMsn(); ++msn) {
        checkPartsOf(msn, mayBeCut && msn != loaded.nextMsn(), loaded, findings);
        mayBeCut = mayBeCut && loaded.segment(msn)->parts.empty();
    }
}

}  // namespace sigma::lint
