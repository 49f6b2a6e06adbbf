#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sigma::lint {

/// How bad it is to break a rule: the specification says MUST, it says SHOULD, or a reader should
/// only know of it.
enum class Severity { kNote, kWarning, kError };

std::string_view toString(Severity severity);

/// Every rule that is checked, in the order of the catalogue.
enum class RuleId {
    // Every media playlist by itself.
    kPlaylistUnreadable,
    kSegmentTooLong,
    kVersionTooLow,
    kVersionTooHigh,
    kHoldBackTooShort,
    kSkipUntilTooShort,
    kSkipMissing,
    kSkipDateRangesMissing,
    kPlaylistTypeOnSlidingWindow,
    kWindowTooShort,
    kMapMissing,
    kDateTimeMissing,
    kDateTimeDrift,
    kIndependentSegmentsMissing,
    // Low-latency media playlists.
    kPartInfoMissing,
    kPartTooLong,
    kPartTooShort,
    kPartHoldBackMissing,
    kPartHoldBackTooShort,
    kBlockReloadMissing,
    kHintMissing,
    kHintAfterEnd,
    kPartsTooOld,
    kPartsDoNotFillSegment,
    kFirstPartNotIndependent,
    kReportMissing,
    kReportUnknown,
    kReportStale,
    // One playlist against the one before it.
    kParametersChanged,
    kMediaSequenceWentBack,
    kDiscontinuitySequenceWrong,
    kSegmentChanged,
    kPartChanged,
    kSegmentVanished,
    kPartVanished,
    kChangedAfterEnd,
    kSegmentLate,
    kPartLate,
    kHintNotKept,
    // Delta updates.
    kDeltaMissing,
    kDeltaUnasked,
    kDeltaSkipsTooMuch,
    kDeltaDiffers,
    // Blocking reload and other requests that a low-latency client makes.
    kBlockingAnsweredEarly,
    kBlockingFailed,
    kFarFutureNotRefused,
    kPartWithoutMsnNotRefused,
    kPastMsnNotAnswered,
    kPartRolloverNotAnswered,
    kUnknownMediaNotRefused,
    kHintedPartFailed,
    kHintedPartTrickles,
    // Renditions against each other.
    kRenditionsDisagree,
    kTimelinesDisagree,
    // The multivariant playlist.
    kCodecsMissing,
    kCodecsWrong,
    kResolutionMissing,
    kFrameRateMissing,
    kBandwidthExceeded,
    kAverageBandwidthMissing,
    kAudioGroupMissing,
    // Media.
    kMediaUnavailable,
    kMediaUnreadable,
    kPartDurationWrong,
    kSegmentDurationWrong,
    kTimelineBroken,
    kPartsDifferFromSegment,
    kPartNotIndependent,
    kSegmentNotIndependent,
    // How all of it is served.
    kPlaylistContentType,
    kMediaContentType,
    kNoCrossOrigin,
    kNoCrossOriginOnError,
    kPlaylistNotCompressed,
    kBlockingNotCached,
    kPlaylistCachedTooLong,
    kErrorCachedTooLong,
    kMediaNotCached,
    // What this program cannot judge.
    kNotChecked,
};

struct Rule {
    RuleId id;
    std::string_view name;  ///< part-too-long
    Severity severity;
    std::string_view section;  ///< where it is written
    std::string_view text;     ///< the rule itself, one sentence
};

/// "8216bis" in a section is draft-pantos-hls-rfc8216bis, "Apple authoring" the HLS Authoring
/// Specification for Apple Devices.
const Rule& ruleOf(RuleId id);

/// The whole catalogue.
std::span<const Rule> allRules();

}  // namespace sigma::lint
