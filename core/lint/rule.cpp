#include "core/lint/rule.h"

#include <array>

namespace sigma::lint {
namespace {

using enum Severity;
using enum RuleId;

// One line a rule: clang-format would make it five.
// clang-format off
constexpr auto kCatalogue = std::to_array<Rule>({
    {kPlaylistUnreadable, "playlist-unreadable", kError, "8216bis 4", "Playlists follow the grammar, so that every player can read them."},
    {kSegmentTooLong, "segment-too-long", kError, "8216bis 4.4.3.1", "The EXTINF of each segment, rounded to a second, is at most EXT-X-TARGETDURATION."},
    {kVersionTooLow, "version-too-low", kError, "8216bis 8", "EXT-X-VERSION is at least the version of the features that are used."},
    {kVersionTooHigh, "version-too-high", kWarning, "8216bis 4.4.1.2", "EXT-X-VERSION is no higher than the features need, lest older players refuse the playlist."},
    {kHoldBackTooShort, "hold-back-too-short", kError, "8216bis 4.4.3.8", "HOLD-BACK is at least three target durations."},
    {kSkipUntilTooShort, "skip-until-too-short", kError, "8216bis 4.4.3.8", "CAN-SKIP-UNTIL is at least six target durations."},
    {kSkipMissing, "skip-missing", kWarning, "8216bis B.1", "A low-latency window of more than two minutes offers delta updates (CAN-SKIP-UNTIL)."},
    {kSkipDateRangesMissing, "skip-date-ranges-missing", kWarning, "8216bis 4.4.3.8", "Where EXT-X-DATERANGE is used, delta updates can skip date ranges too (CAN-SKIP-DATERANGES)."},
    {kPlaylistTypeOnSlidingWindow, "playlist-type-on-sliding-window", kError, "8216bis 6.2.1", "A playlist that removes segments has no EXT-X-PLAYLIST-TYPE."},
    {kWindowTooShort, "window-too-short", kError, "8216bis 6.2.2", "A live window is never shorter than three target durations once segments are removed."},
    {kMapMissing, "map-missing", kError, "8216bis 3.1.2", "Segments of fragmented MP4 have an EXT-X-MAP."},
    {kDateTimeMissing, "date-time-missing", kWarning, "Apple authoring", "Live playlists carry EXT-X-PROGRAM-DATE-TIME."},
    {kDateTimeDrift, "date-time-drift", kWarning, "8216bis 4.4.4.6", "EXT-X-PROGRAM-DATE-TIME advances by the EXTINF in between, where there is no discontinuity."},
    {kIndependentSegmentsMissing, "independent-segments-missing", kWarning, "Apple authoring", "EXT-X-INDEPENDENT-SEGMENTS says that every segment can be decoded by itself."},
    {kPartInfoMissing, "part-info-missing", kError, "8216bis 4.4.3.7", "A playlist with EXT-X-PART has EXT-X-PART-INF."},
    {kPartTooLong, "part-too-long", kError, "8216bis 4.4.4.9", "No part is longer than PART-TARGET."},
    {kPartTooShort, "part-too-short", kError, "8216bis 4.4.4.9", "A part has at least 85 % of PART-TARGET, unless it is independent, a gap, before a gap, or its segment's last."},
    {kPartHoldBackMissing, "part-hold-back-missing", kError, "8216bis 4.4.3.8", "A playlist with parts says PART-HOLD-BACK."},
    {kPartHoldBackTooShort, "part-hold-back-too-short", kError, "8216bis 4.4.3.8, Apple authoring", "PART-HOLD-BACK is at least three times PART-TARGET."},
    {kBlockReloadMissing, "block-reload-missing", kError, "8216bis B.1", "A low-latency playlist says CAN-BLOCK-RELOAD=YES."},
    {kHintMissing, "hint-missing", kWarning, "8216bis B.1", "A low-latency playlist always hints at the next part (EXT-X-PRELOAD-HINT): players ask for it ahead of time, and hls.js loops without it."},
    {kHintAfterEnd, "hint-after-end", kWarning, "8216bis 4.4.5.3", "Nothing is hinted at once EXT-X-ENDLIST is there."},
    {kPartsTooOld, "parts-too-old", kWarning, "8216bis 4.4.4.9", "Parts that are more than three target durations from the end are no longer listed."},
    {kPartsDoNotFillSegment, "parts-do-not-fill-segment", kWarning, "8216bis 4.4.4.9", "The parts of a segment last as long as the segment together."},
    {kFirstPartNotIndependent, "first-part-not-independent", kError, "8216bis 4.4.2.1", "With EXT-X-INDEPENDENT-SEGMENTS, the first part of a segment is INDEPENDENT=YES."},
    {kReportMissing, "report-missing", kError, "8216bis B.1", "A low-latency playlist carries EXT-X-RENDITION-REPORT for every other rendition."},
    {kReportUnknown, "report-unknown", kNote, "8216bis 4.4.5.4", "Rendition reports are about playlists that the multivariant playlist names."},
    {kReportStale, "report-stale", kWarning, "8216bis 4.4.5.4", "A rendition report is as far as that rendition is."},
    {kParametersChanged, "parameters-changed", kError, "8216bis 6.2.1", "Target duration, part target and server control never change: Apple's players stop for good."},
    {kMediaSequenceWentBack, "media-sequence-went-back", kError, "8216bis 6.2.2", "EXT-X-MEDIA-SEQUENCE never goes back."},
    {kDiscontinuitySequenceWrong, "discontinuity-sequence-wrong", kError, "8216bis 6.2.2", "EXT-X-DISCONTINUITY-SEQUENCE grows by the discontinuities that were removed, and by nothing else."},
    {kSegmentChanged, "segment-changed", kError, "8216bis 6.2.1", "A segment that was listed is never listed otherwise."},
    {kPartChanged, "part-changed", kError, "8216bis 6.2.1", "A part that was listed is never listed otherwise."},
    {kSegmentVanished, "segment-vanished", kError, "8216bis 6.2.2", "Segments are removed from the beginning only."},
    {kPartVanished, "part-vanished", kError, "8216bis 6.2.2", "Parts stay listed until they are three target durations from the end."},
    {kChangedAfterEnd, "changed-after-end", kError, "8216bis 4.4.3.4", "Nothing follows EXT-X-ENDLIST."},
    {kSegmentLate, "segment-late", kError, "8216bis 6.2.2", "A new segment comes within one and a half target durations."},
    {kPartLate, "part-late", kError, "8216bis 6.2.2", "A new part comes within one part target."},
    {kHintNotKept, "hint-not-kept", kWarning, "8216bis 4.4.5.3", "The part that was hinted at is the part that comes."},
    {kDeltaMissing, "delta-missing", kWarning, "8216bis 6.2.5.1", "A server that says CAN-SKIP-UNTIL answers _HLS_skip=YES with EXT-X-SKIP."},
    {kDeltaUnasked, "delta-unasked", kError, "8216bis 6.2.5.1", "Nobody who did not ask for it gets EXT-X-SKIP."},
    {kDeltaSkipsTooMuch, "delta-skips-too-much", kError, "8216bis 4.4.5.2", "A delta update skips only what is further from the end than CAN-SKIP-UNTIL."},
    {kDeltaDiffers, "delta-differs", kError, "8216bis 6.2.5.1", "A delta update, merged, is the playlist."},
    {kBlockingAnsweredEarly, "blocking-answered-early", kError, "8216bis 6.2.5.2", "A blocking request is answered once the playlist has what was asked for, not before."},
    {kBlockingFailed, "blocking-failed", kError, "8216bis 6.2.5.2", "A request for the next part or segment is answered with it, and with an error after three target durations."},
    {kFarFutureNotRefused, "far-future-not-refused", kWarning, "8216bis 6.2.5.2", "_HLS_msn far ahead of the playlist is answered 400."},
    {kPartWithoutMsnNotRefused, "part-without-msn-not-refused", kError, "8216bis 6.2.5.2", "_HLS_part without _HLS_msn is answered 400."},
    {kPastMsnNotAnswered, "past-msn-not-answered", kError, "8216bis 6.2.5.2", "_HLS_msn of a segment that is there is answered at once with the current playlist."},
    {kPartRolloverNotAnswered, "part-rollover-not-answered", kError, "8216bis 6.2.5.2", "_HLS_part past the last part of a segment means the first part of the next."},
    {kUnknownMediaNotRefused, "unknown-media-not-refused", kWarning, "RFC 9110 15.5.5", "Media that was neither listed nor hinted at is answered 404."},
    {kHintedPartFailed, "hinted-part-failed", kError, "8216bis 4.4.5.3", "A hinted part can be asked for before it exists; the answer waits for it."},
    {kHintedPartTrickles, "hinted-part-trickles", kWarning, "8216bis B.1", "A hinted part is sent once it is whole, at the speed of the line: players estimate the line by it."},
    {kRenditionsDisagree, "renditions-disagree", kError, "8216bis 6.2.4", "All renditions have the same target duration, server control and discontinuity numbers."},
    {kTimelinesDisagree, "timelines-disagree", kWarning, "8216bis 6.2.4", "All renditions map EXT-X-PROGRAM-DATE-TIME to the same media time."},
    {kCodecsMissing, "codecs-missing", kWarning, "8216bis 4.4.6.2", "Every variant has CODECS."},
    {kCodecsWrong, "codecs-wrong", kError, "8216bis 4.4.6.2", "CODECS names the codec of every track of the variant and of its audio renditions."},
    {kResolutionMissing, "resolution-missing", kWarning, "8216bis 4.4.6.2", "Every variant with video has RESOLUTION."},
    {kFrameRateMissing, "frame-rate-missing", kWarning, "Apple authoring", "Every variant with video has FRAME-RATE."},
    {kBandwidthExceeded, "bandwidth-exceeded", kWarning, "8216bis 4.4.6.2, Apple authoring", "BANDWIDTH is at least the bit rate of the largest segment, ten per cent allowed for live."},
    {kAverageBandwidthMissing, "average-bandwidth-missing", kNote, "Apple authoring", "Every variant has AVERAGE-BANDWIDTH."},
    {kAudioGroupMissing, "audio-group-missing", kError, "8216bis 4.4.6.2", "The AUDIO group of a variant has an EXT-X-MEDIA."},
    {kMediaUnavailable, "media-unavailable", kError, "8216bis 6.2.1", "What a playlist lists can be loaded."},
    {kMediaUnreadable, "media-unreadable", kError, "8216bis 3.1.2", "Segments, parts and initialisation sections are whole and well formed."},
    {kPartDurationWrong, "part-duration-wrong", kWarning, "8216bis 4.4.4.9", "DURATION is what the samples of the part last."},
    {kSegmentDurationWrong, "segment-duration-wrong", kWarning, "8216bis 4.4.4.1", "EXTINF is what the samples of the segment last."},
    {kTimelineBroken, "timeline-broken", kError, "8216bis 4.4.4.3", "Decoding times go on without a hole or an overlap where no EXT-X-DISCONTINUITY stands."},
    {kPartsDifferFromSegment, "parts-differ-from-segment", kError, "8216bis 3.1", "A segment's parts hold the very samples of the segment."},
    {kPartNotIndependent, "part-not-independent", kError, "8216bis 4.4.4.9", "A part that says INDEPENDENT=YES begins with a key frame."},
    {kSegmentNotIndependent, "segment-not-independent", kError, "8216bis 4.4.2.1", "With EXT-X-INDEPENDENT-SEGMENTS, every segment begins with a key frame."},
    {kPlaylistContentType, "playlist-content-type", kError, "8216bis 4", "Playlists are served as application/vnd.apple.mpegurl or audio/mpegurl."},
    {kMediaContentType, "media-content-type", kNote, "8216bis 3", "Media is served with a content type of video, audio or text."},
    {kNoCrossOrigin, "no-cross-origin", kWarning, "Fetch, CORS protocol", "Answers allow pages of other origins (Access-Control-Allow-Origin)."},
    {kNoCrossOriginOnError, "no-cross-origin-on-error", kWarning, "Fetch, CORS protocol", "Refusals allow pages of other origins too, or the page cannot tell them from a lost connection."},
    {kPlaylistNotCompressed, "playlist-not-compressed", kWarning, "8216bis B.1, Apple authoring", "Playlists come compressed to clients that take gzip."},
    {kBlockingNotCached, "blocking-not-cached", kWarning, "8216bis B.1", "A blocking answer can be cached, for about six target durations."},
    {kPlaylistCachedTooLong, "playlist-cached-too-long", kWarning, "8216bis B.1", "A live playlist asked for without directives is cached for at most half a target duration."},
    {kErrorCachedTooLong, "error-cached-too-long", kWarning, "8216bis B.1", "A refusal is cached for at most four target durations."},
    {kMediaNotCached, "media-not-cached", kWarning, "8216bis B.1", "Segments and parts can be cached for as long as they live, three target durations at least."},
    {kNotChecked, "not-checked", kNote, "", "Something that this program does not judge."},
});
// clang-format on

static_assert(kCatalogue.size() == static_cast<std::size_t>(kNotChecked) + 1);

}  // namespace

std::string_view toString(Severity severity) {
    switch (severity) {
        case Severity::kNote:
            return "note";
        case Severity::kWarning:
            return "warning";
        case Severity::kError:
            break;
    }
    return "error";
}

const Rule& ruleOf(RuleId id) {
    return kCatalogue[static_cast<std::size_t>(id)];
}

std::span<const Rule> allRules() {
    return kCatalogue;
}

}  // namespace sigma::lint
