#include "core/lint/update_rules.h"

#include <algorithm>

namespace sigma::lint {
namespace {

using hls::Duration;

std::string optionalSeconds(const std::optional<Duration>& duration) {
    return duration ? secondsText(*duration) : "none";
}

void checkParameter(std::string_view name, const std::optional<Duration>& before,
                    const std::optional<Duration>& after, const std::string& url,
                    Findings& findings) {
    if (before != after) {
        findings.add(RuleId::kParametersChanged, url,
                     std::string(name) + " became " + optionalSeconds(after),
                     optionalSeconds(before) + " for good");
    }
}

void checkParameters(const LoadedPlaylist& before, const LoadedPlaylist& after,
                     Findings& findings) {
    const hls::MediaPlaylist& a = before.playlist;
    const hls::MediaPlaylist& b = after.playlist;
    checkParameter("EXT-X-TARGETDURATION", a.targetDuration, b.targetDuration, after.url, findings);
    checkParameter("PART-TARGET", a.partTarget, b.partTarget, after.url, findings);
    checkParameter("HOLD-BACK", a.serverControl.holdBack, b.serverControl.holdBack, after.url,
                   findings);
    checkParameter("PART-HOLD-BACK", a.serverControl.partHoldBack, b.serverControl.partHoldBack,
                   after.url, findings);
    checkParameter("CAN-SKIP-UNTIL", a.serverControl.canSkipUntil, b.serverControl.canSkipUntil,
                   after.url, findings);
    if (a.serverControl.canBlockReload != b.serverControl.canBlockReload) {
        findings.add(RuleId::kParametersChanged, after.url, "CAN-BLOCK-RELOAD has changed");
    }
}

void checkSequences(const LoadedPlaylist& before, const LoadedPlaylist& after, Findings& findings) {
    const std::uint64_t from = before.playlist.mediaSequence;
    const std::uint64_t to = after.playlist.mediaSequence;
    if (to < from) {
        findings.add(RuleId::kMediaSequenceWentBack, after.url, std::to_string(to),
                     "at least " + std::to_string(from));
        return;
    }
    if (to > from && !after.type.empty()) {
        findings.add(RuleId::kPlaylistTypeOnSlidingWindow, after.url, after.type);
    }
    if (to > before.nextMsn()) {
        return;  // What was removed in between was never seen.
    }
    std::uint64_t expected = before.playlist.discontinuitySequence;
    for (std::uint64_t msn = std::max(from, before.firstMsn()); msn < to; ++msn) {
        expected += before.segment(msn)->hasDiscontinuityBefore ? 1 : 0;
    }
    if (after.playlist.discontinuitySequence != expected) {
        findings.add(RuleId::kDiscontinuitySequenceWrong, after.url,
                     std::to_string(after.playlist.discontinuitySequence) +
                         " at media sequence number " + std::to_string(to),
                     std::to_string(expected));
    }
    const Duration least = 3 * after.playlist.targetDuration;
    Duration window = after.durationBehind(after.firstMsn());
    window +=
        after.playlist.segments.empty() ? Duration{0} : after.playlist.segments.front()->duration;
    if (to > from && window < least && !after.playlist.hasEndList) {
        findings.add(RuleId::kWindowTooShort, after.url, secondsText(window),
                     "at least " + secondsText(least));
    }
}

void checkListing(std::uint64_t msn, const LoadedPlaylist& before, const LoadedPlaylist& after,
                  Findings& findings) {
    const hls::Segment& was = *before.segment(msn);
    const hls::Segment& is = *after.segment(msn);
    const std::string difference =
        differenceOf(was, before.isFinished(msn), is, after.isFinished(msn));
    if (!difference.empty()) {
        findings.add(RuleId::kSegmentChanged, after.url,
                     "segment " + std::to_string(msn) + ": " + difference);
    }
    const std::size_t common = std::min(was.parts.size(), is.parts.size());
    for (std::size_t index = 0; index != common; ++index) {
        if (was.parts[index] != is.parts[index] && was.parts.size() <= is.parts.size()) {
            findings.add(RuleId::kPartChanged, after.url, toString(Position{msn, index}));
            break;
        }
    }
    const Duration keep = 3 * after.playlist.targetDuration;
    if (is.parts.size() < was.parts.size() && after.durationBehind(msn) < keep) {
        findings.add(RuleId::kPartVanished, after.url,
                     std::to_string(was.parts.size() - is.parts.size()) + " parts of segment " +
                         std::to_string(msn) + " are gone, " +
                         secondsText(after.durationBehind(msn)) + " from the end",
                     "listed until " + secondsText(keep) + " from the end");
    }
}

/// The first part that `after` lists and `before` does not.
const hls::Part* firstNewPart(const LoadedPlaylist& before, const LoadedPlaylist& after) {
    for (Position at = std::max(before.next(), Position{after.firstMsn(), 0}); at < after.next();) {
        const hls::Segment* segment = after.segment(at.msn);
        if (segment && at.part < segment->parts.size()) {
            return &segment->parts[at.part];
        }
        at = {at.msn + 1, 0};
    }
    return nullptr;
}

void checkHint(const LoadedPlaylist& before, const LoadedPlaylist& after, Findings& findings) {
    const hls::Part* part = firstNewPart(before, after);
    const auto& hints = before.playlist.preloadHints;
    const auto hint =
        std::ranges::find(hints, hls::PreloadHint::Type::kPart, &hls::PreloadHint::type);
    if (part && hint != hints.end() && !part->isGap && hint->uri != part->uri) {
        findings.add(RuleId::kHintNotKept, after.url, part->uri + " came", hint->uri);
    }
}

}  // namespace

std::string differenceOf(const hls::Segment& before, bool isFinishedBefore,
                         const hls::Segment& after, bool isFinishedAfter) {
    if (isFinishedBefore && isFinishedAfter) {
        if (before.uri != after.uri) {
            return "its URI became " + after.uri + " from " + before.uri;
        }
        if (before.duration != after.duration) {
            return "its EXTINF became " + secondsText(after.duration) + " from " +
                   secondsText(before.duration);
        }
        if (before.isGap != after.isGap) {
            return "EXT-X-GAP has changed";
        }
    }
    const bool hadContent = isFinishedBefore || !before.parts.empty();
    if (!hadContent) {
        return {};
    }
    if (before.hasDiscontinuityBefore != after.hasDiscontinuityBefore) {
        return "EXT-X-DISCONTINUITY has changed";
    }
    if (before.map != after.map) {
        return "its EXT-X-MAP became " + after.map.uri + " from " + before.map.uri;
    }
    if (before.programDateTime && after.programDateTime &&
        before.programDateTime != after.programDateTime) {
        return "EXT-X-PROGRAM-DATE-TIME moved by " +
               secondsText(*after.programDateTime - *before.programDateTime);
    }
    return {};
}

void checkUpdate(const LoadedPlaylist& before, const LoadedPlaylist& after, Findings& findings) {
    checkParameters(before, after, findings);
    checkSequences(before, after, findings);
    if (after.next() < before.next() || after.nextMsn() < before.nextMsn()) {
        findings.add(RuleId::kSegmentVanished, after.url,
                     "the playlist ends before " + toString(after.next()),
                     "not before " + toString(before.next()));
        return;
    }
    if (before.playlist.hasEndList &&
        (after.next() != before.next() || !after.playlist.hasEndList)) {
        findings.add(RuleId::kChangedAfterEnd, after.url,
                     after.playlist.hasEndList ? "segments were added" : "the tag is gone");
    }
    for (std::uint64_t msn = std::max(before.firstMsn(), after.firstMsn()); msn <= before.nextMsn();
         ++msn) {
        checkListing(msn, before, after, findings);
    }
    checkHint(before, after, findings);
}

}  // namespace sigma::lint
