#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/hls/byte_range.h"
#include "core/hls/date_time.h"
#include "core/hls/start_point.h"

namespace sigma::hls {

using Duration = std::chrono::microseconds;

/// A partial segment, EXT-X-PART (4.4.4.9).
struct Part {
    std::string uri;
    Duration duration{0};
    bool isIndependent = false;                     ///< begins with a key frame
    bool isGap = false;                             ///< announced, but not to be loaded
    std::optional<ByteRange> range = std::nullopt;  ///< of the resource; nothing: all of it

    friend bool operator==(const Part&, const Part&) = default;
};

/// A time range with a meaning, EXT-X-DATERANGE (4.4.5.1); only what live markers need of it.
struct DateRange {
    std::string id;
    std::string className;  ///< empty: none
    DateTime start;
    std::optional<Duration> duration;

    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Where to find what a decoder has to know before it decodes, EXT-X-MAP (4.4.4.5).
struct InitSection {
    std::string uri;                                ///< empty: there is none
    std::optional<ByteRange> range = std::nullopt;  ///< of the resource; nothing: all of it

    bool isNone() const { return uri.empty(); }

    friend auto operator<=>(const InitSection&, const InitSection&) = default;
};

/// A media segment and the tags that stand before it (4.4.4).
struct Segment {
    std::string uri;
    std::optional<ByteRange> range;  ///< EXT-X-BYTERANGE; nothing: all of the resource
    Duration duration{0};
    /// On every segment that has one: the writer emits EXT-X-MAP where it changes, so that a window
    /// may begin at any segment.
    InitSection map;
    bool hasDiscontinuityBefore = false;
    bool isGap = false;
    std::optional<DateTime> programDateTime;
    std::vector<DateRange> dateRanges;  ///< that came into the playlist with this segment
    std::vector<Part> parts;            ///< empty once the segment is too old for them

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// What a server offers for low latency, EXT-X-SERVER-CONTROL (4.4.3.8).
struct ServerControl {
    bool canBlockReload = false;
    std::optional<Duration> canSkipUntil;
    bool canSkipDateRanges = false;
    std::optional<Duration> holdBack;
    std::optional<Duration> partHoldBack;

    friend bool operator==(const ServerControl&, const ServerControl&) = default;
};

/// A resource that is about to exist, EXT-X-PRELOAD-HINT (4.4.5.3).
struct PreloadHint {
    enum class Type { kPart, kMap };
    Type type = Type::kPart;
    std::string uri;
    /// BYTERANGE-START without a BYTERANGE-LENGTH: from there on, and how far is not known yet.
    std::optional<std::uint64_t> openFrom = std::nullopt;
    std::optional<ByteRange> range = std::nullopt;  ///< where both are known

    friend bool operator==(const PreloadHint&, const PreloadHint&) = default;
};

/// How far another rendition has got, EXT-X-RENDITION-REPORT (4.4.5.4).
struct RenditionReport {
    std::string uri;
    std::uint64_t lastMsn = 0;
    std::optional<std::uint64_t> lastPart;

    friend bool operator==(const RenditionReport&, const RenditionReport&) = default;
};

/// What a delta update leaves out in front of its first segment, EXT-X-SKIP (4.4.5.2).
struct Skip {
    std::uint64_t segments = 0;
    bool includesDateRanges = false;

    friend bool operator==(const Skip&, const Skip&) = default;
};

/// A media playlist (draft-pantos-hls-rfc8216bis): the segments of one rendition.
///
/// Finished segments are immutable and shared: the playlist of the next part copies pointers.
/// EXT-X-VERSION is no member, since it follows from what is used: requiredVersion().
struct MediaPlaylist {
    std::chrono::seconds targetDuration{0};
    std::optional<Duration> partTarget;
    ServerControl serverControl;
    std::uint64_t mediaSequence = 0;  ///< of the first segment, skipped ones included
    std::uint64_t discontinuitySequence = 0;
    bool hasIndependentSegments = false;
    std::optional<StartPoint> start;
    /// Set in a delta update that was parsed.
    std::optional<Skip> skip;
    /// For delta updates that skip date ranges: ids that have left the playlist of late.
    std::vector<std::string> recentlyRemovedDateRanges;
    std::vector<std::shared_ptr<const Segment>> segments;
    /// The segment in progress: its parts and what stands before them. Its uri and duration are
    /// not known yet. Written once it has a part.
    Segment inProgress;
    std::vector<PreloadHint> preloadHints;
    std::vector<RenditionReport> renditionReports;
    bool hasEndList = false;

    /// Whether what is newest in it is a range of a resource.
    bool hasByteRanges() const {
        const auto isRange = [](const Segment& segment) {
            return segment.range || (!segment.parts.empty() && segment.parts.back().range);
        };
        return isRange(inProgress) || (!segments.empty() && isRange(*segments.back()));
    }
    /// Of that number, the one in progress included; null: it is not listed.
    const Segment* segment(std::uint64_t number) const {
        const std::uint64_t index = number - mediaSequence;
        if (number < mediaSequence || index > segments.size()) {
            return nullptr;
        }
        return index == segments.size() ? &inProgress : segments[index].get();
    }
};

}  // namespace sigma::hls
