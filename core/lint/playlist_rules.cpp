#include "core/lint/playlist_rules.h"

#include <algorithm>

#include "core/hls/media_playlist_writer.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;
using hls::Duration;

constexpr auto kLongWindow = 2min;
constexpr Duration kDateTimeTolerance = 100ms;

void expectAtLeast(RuleId rule, const std::optional<Duration>& value, Duration least,
                   const LoadedPlaylist& loaded, Findings& findings) {
    if (value && *value < least) {
        findings.add(rule, loaded.url, secondsText(*value), "at least " + secondsText(least));
    }
}

void checkVersion(const LoadedPlaylist& loaded, Findings& findings) {
    const unsigned needed = std::max(hls::requiredVersion(loaded.playlist), loaded.featureVersion);
    if (loaded.version < needed) {
        findings.add(RuleId::kVersionTooLow, loaded.url, std::to_string(loaded.version),
                     std::to_string(needed));
    } else if (loaded.version > needed) {
        findings.add(RuleId::kVersionTooHigh, loaded.url, std::to_string(loaded.version),
                     std::to_string(needed));
    }
}

bool hasDateRanges(const hls::MediaPlaylist& playlist) {
    return std::ranges::any_of(playlist.segments,
                               [](const auto& each) { return !each->dateRanges.empty(); });
}

void checkServerControl(const LoadedPlaylist& loaded, Findings& findings) {
    const hls::MediaPlaylist& playlist = loaded.playlist;
    const hls::ServerControl& control = playlist.serverControl;
    const Duration target = playlist.targetDuration;
    expectAtLeast(RuleId::kHoldBackTooShort, control.holdBack, 3 * target, loaded, findings);
    expectAtLeast(RuleId::kSkipUntilTooShort, control.canSkipUntil, 6 * target, loaded, findings);
    if (control.canSkipUntil && !control.canSkipDateRanges && hasDateRanges(playlist)) {
        findings.add(RuleId::kSkipDateRangesMissing, loaded.url, "EXT-X-DATERANGE is used");
    }
    Duration window{0};
    for (const auto& segment : playlist.segments) {
        window += segment->duration;
    }
    if (loaded.isLowLatency() && !control.canSkipUntil && window > kLongWindow) {
        findings.add(RuleId::kSkipMissing, loaded.url, "a window of " + secondsText(window));
    }
}

bool isFragmentedMp4(std::string_view uri) {
    const std::string_view path = uri.substr(0, uri.find('?'));
    return path.ends_with(".m4s") || path.ends_with(".mp4") || path.ends_with(".cmfv") ||
           path.ends_with(".cmfa");
}

void checkSegment(const hls::Segment& segment, const LoadedPlaylist& loaded, Findings& findings) {
    const auto rounded = std::chrono::round<std::chrono::seconds>(segment.duration);
    // Half a second goes up, as players round; chrono's round goes to the even one.
    const bool isHalf = segment.duration % 1s == 500ms;
    const auto asPlayersRound =
        isHalf ? std::chrono::ceil<std::chrono::seconds>(segment.duration) : rounded;
    if (asPlayersRound > loaded.playlist.targetDuration) {
        findings.add(RuleId::kSegmentTooLong, loaded.url,
                     segment.uri + " lasts " + secondsText(segment.duration),
                     "at most " + secondsText(loaded.playlist.targetDuration) + " when rounded");
    }
    if (segment.map.isNone() && isFragmentedMp4(segment.uri) && !loaded.playlist.skip) {
        findings.add(RuleId::kMapMissing, loaded.url, segment.uri + " has none");
    }
}

void checkDateTimes(const LoadedPlaylist& loaded, Findings& findings) {
    const hls::Segment* dated = nullptr;
    Duration since{0};
    for (const auto& segment : loaded.playlist.segments) {
        if (segment->hasDiscontinuityBefore) {
            dated = nullptr;
        }
        if (dated && segment->programDateTime) {
            const Duration step = *segment->programDateTime - *dated->programDateTime;
            if (std::chrono::abs(step - since) > kDateTimeTolerance) {
                findings.add(RuleId::kDateTimeDrift, loaded.url,
                             "from " + dated->uri + " to " + segment->uri + " it advances by " +
                                 secondsText(step),
                             "the " + secondsText(since) + " of media in between");
            }
        }
        if (segment->programDateTime) {
            dated = segment.get();
            since = Duration{0};
        }
        since += segment->duration;
    }
}

}  // namespace

void checkPlaylist(const LoadedPlaylist& loaded, bool isIndependent, Findings& findings) {
    const hls::MediaPlaylist& playlist = loaded.playlist;
    if (!playlist.skip) {
        checkVersion(loaded, findings);
    }
    checkServerControl(loaded, findings);
    for (const auto& segment : playlist.segments) {
        checkSegment(*segment, loaded, findings);
    }
    checkDateTimes(loaded, findings);
    const bool hasDates = std::ranges::any_of(
        playlist.segments, [](const auto& each) { return each->programDateTime.has_value(); });
    if (!hasDates && !playlist.hasEndList && !playlist.segments.empty()) {
        findings.add(RuleId::kDateTimeMissing, loaded.url, "no segment has it");
    }
    if (!playlist.hasIndependentSegments && !isIndependent) {
        findings.add(RuleId::kIndependentSegmentsMissing, loaded.url, "the tag is not there");
    }
}

}  // namespace sigma::lint
