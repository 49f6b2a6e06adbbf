#include "core/hls/media_playlist_writer.h"

#include <algorithm>
#include <cassert>

#include "core/hls/tag_writer.h"

namespace sigma::hls {

namespace {

constexpr unsigned kVersionOfFractionalDurations = 3;
constexpr unsigned kVersionOfByteRange = 4;
constexpr unsigned kVersionOfMap = 6;
constexpr unsigned kVersionOfSkip = 9;
constexpr unsigned kVersionOfDateRangeSkip = 10;

/// Renders one playlist once.
class Renderer {
public:
    /// Announces the skip, and leaves out that many segments at the playlist's front.
    Renderer(const MediaPlaylist& playlist, std::optional<Skip> skip, std::size_t leftOut)
        : m_playlist(playlist), m_skip(skip), m_leftOut(leftOut) {}

    std::string render(unsigned version);

private:
    std::size_t estimatedSize() const;
    void writeHeader(unsigned version);
    void writeServerControl();
    void writeSkip();
    void writeSegment(const Segment& segment);
    void writeBeginning(const Segment& segment);
    void writeDateRange(const DateRange& range);
    void writePart(const Part& part);
    void writeByteRange(const std::optional<ByteRange>& range);
    void writeTrailer();

    const MediaPlaylist& m_playlist;
    const std::optional<Skip> m_skip;
    const std::size_t m_leftOut;
    TagWriter m_writer;
    InitSection m_map;
};

std::string Renderer::render(unsigned version) {
    m_writer.reserve(estimatedSize());
    writeHeader(version);
    if (m_skip) {
        writeSkip();
    }
    for (std::size_t index = m_leftOut; index != m_playlist.segments.size(); ++index) {
        writeSegment(*m_playlist.segments[index]);
    }
    if (m_playlist.inProgress.parts.empty()) {
        std::ranges::for_each(m_playlist.inProgress.dateRanges,
                              [this](const DateRange& range) { writeDateRange(range); });
    } else {
        writeBeginning(m_playlist.inProgress);
    }
    writeTrailer();
    return m_writer.take();
}

std::size_t Renderer::estimatedSize() const {
    constexpr std::size_t kHeader = 512;
    constexpr std::size_t kSegment = 96;
    constexpr std::size_t kPart = 64;
    const auto sizeOf = [](const Segment& segment) {
        std::size_t size = kSegment + segment.uri.size() + 160 * segment.dateRanges.size();
        for (const Part& part : segment.parts) {
            size += kPart + part.uri.size();
        }
        return size;
    };
    std::size_t size = kHeader + sizeOf(m_playlist.inProgress) +
                       128 * m_playlist.renditionReports.size() +
                       128 * m_playlist.preloadHints.size();
    for (std::size_t index = m_leftOut; index != m_playlist.segments.size(); ++index) {
        size += sizeOf(*m_playlist.segments[index]);
    }
    return size;
}

void Renderer::writeHeader(unsigned version) {
    m_writer.line("#EXTM3U");
    m_writer.begin("#EXT-X-VERSION").value(std::uint64_t{version}).end();
    m_writer.begin("#EXT-X-TARGETDURATION")
        .value(static_cast<std::uint64_t>(m_playlist.targetDuration.count()))
        .end();
    writeServerControl();
    if (m_playlist.partTarget) {
        m_writer.begin("#EXT-X-PART-INF").attribute("PART-TARGET", *m_playlist.partTarget).end();
    }
    m_writer.begin("#EXT-X-MEDIA-SEQUENCE").value(m_playlist.mediaSequence).end();
    if (m_playlist.discontinuitySequence != 0) {
        m_writer.begin("#EXT-X-DISCONTINUITY-SEQUENCE")
            .value(m_playlist.discontinuitySequence)
            .end();
    }
    if (m_playlist.hasIndependentSegments) {
        m_writer.line("#EXT-X-INDEPENDENT-SEGMENTS");
    }
    if (m_playlist.start) {
        writeStartPoint(m_writer, *m_playlist.start);
    }
}

void Renderer::writeServerControl() {
    const ServerControl& control = m_playlist.serverControl;
    if (control == ServerControl{}) {
        return;
    }
    m_writer.begin("#EXT-X-SERVER-CONTROL");
    if (control.canBlockReload) {
        m_writer.keyword("CAN-BLOCK-RELOAD", "YES");
    }
    if (control.canSkipUntil) {
        m_writer.attribute("CAN-SKIP-UNTIL", *control.canSkipUntil);
    }
    if (control.canSkipDateRanges) {
        m_writer.keyword("CAN-SKIP-DATERANGES", "YES");
    }
    if (control.holdBack) {
        m_writer.attribute("HOLD-BACK", *control.holdBack);
    }
    if (control.partHoldBack) {
        m_writer.attribute("PART-HOLD-BACK", *control.partHoldBack);
    }
    m_writer.end();
}

void Renderer::writeSkip() {
    m_writer.begin("#EXT-X-SKIP").attribute("SKIPPED-SEGMENTS", m_skip->segments);
    if (m_skip->includesDateRanges) {
        m_writer.quotedList("RECENTLY-REMOVED-DATERANGES", m_playlist.recentlyRemovedDateRanges);
    }
    m_writer.end();
    if (m_skip->includesDateRanges) {
        return;
    }
    for (std::size_t index = 0; index != m_leftOut; ++index) {
        for (const DateRange& range : m_playlist.segments[index]->dateRanges) {
            writeDateRange(range);
        }
    }
}

void Renderer::writeSegment(const Segment& segment) {
    writeBeginning(segment);
    if (segment.isGap) {
        m_writer.line("#EXT-X-GAP");
    }
    m_writer.begin("#EXTINF").value(segment.duration).value(std::string_view(",")).end();
    if (segment.range) {
        m_writer.begin("#EXT-X-BYTERANGE").value(toString(*segment.range)).end();
    }
    m_writer.uri(segment.uri);
}

/// Everything that stands before EXTINF. Parts come after the tags that hold for their segment.
void Renderer::writeBeginning(const Segment& segment) {
    if (segment.hasDiscontinuityBefore) {
        m_writer.line("#EXT-X-DISCONTINUITY");
    }
    if (!segment.map.isNone() && segment.map != m_map) {
        m_map = segment.map;
        m_writer.begin("#EXT-X-MAP").quoted("URI", segment.map.uri);
        writeByteRange(segment.map.range);
        m_writer.end();
    }
    if (segment.programDateTime) {
        m_writer.begin("#EXT-X-PROGRAM-DATE-TIME").value(*segment.programDateTime).end();
    }
    for (const DateRange& range : segment.dateRanges) {
        writeDateRange(range);
    }
    for (const Part& part : segment.parts) {
        writePart(part);
    }
}

void Renderer::writeDateRange(const DateRange& range) {
    m_writer.begin("#EXT-X-DATERANGE").quoted("ID", range.id);
    if (!range.className.empty()) {
        m_writer.quoted("CLASS", range.className);
    }
    m_writer.quoted("START-DATE", range.start);
    if (range.duration) {
        m_writer.attribute("DURATION", *range.duration);
    }
    m_writer.end();
}

void Renderer::writePart(const Part& part) {
    m_writer.begin("#EXT-X-PART").attribute("DURATION", part.duration).quoted("URI", part.uri);
    if (part.isIndependent) {
        m_writer.keyword("INDEPENDENT", "YES");
    }
    if (part.isGap) {
        m_writer.keyword("GAP", "YES");
    }
    writeByteRange(part.range);
    m_writer.end();
}

void Renderer::writeByteRange(const std::optional<ByteRange>& range) {
    if (range) {
        m_writer.quoted("BYTERANGE", toString(*range));
    }
}

void Renderer::writeTrailer() {
    for (const PreloadHint& hint : m_playlist.preloadHints) {
        m_writer.begin("#EXT-X-PRELOAD-HINT")
            .keyword("TYPE", hint.type == PreloadHint::Type::kPart ? "PART" : "MAP")
            .quoted("URI", hint.uri);
        if (hint.openFrom) {
            m_writer.attribute("BYTERANGE-START", *hint.openFrom);
        }
        if (hint.range) {
            m_writer.attribute("BYTERANGE-START", hint.range->offset)
                .attribute("BYTERANGE-LENGTH", hint.range->length);
        }
        m_writer.end();
    }
    for (const RenditionReport& report : m_playlist.renditionReports) {
        m_writer.begin("#EXT-X-RENDITION-REPORT")
            .quoted("URI", report.uri)
            .attribute("LAST-MSN", report.lastMsn);
        if (report.lastPart) {
            m_writer.attribute("LAST-PART", *report.lastPart);
        }
        m_writer.end();
    }
    if (m_playlist.hasEndList) {
        m_writer.line("#EXT-X-ENDLIST");
    }
}

/// How many segments at the front lie wholly beyond the boundary, counted back from the end of
/// the last part.
std::size_t countSkippable(const MediaPlaylist& playlist, Duration boundary) {
    Duration following{0};
    for (const Part& part : playlist.inProgress.parts) {
        following += part.duration;
    }
    std::size_t firstKept = playlist.segments.size();
    while (firstKept != 0 && following <= boundary) {
        --firstKept;
        following += playlist.segments[firstKept]->duration;
    }
    return firstKept;
}

}  // namespace

unsigned requiredVersion(const MediaPlaylist& playlist) {
    if (playlist.skip && playlist.skip->includesDateRanges) {
        return kVersionOfDateRangeSkip;
    }
    if (playlist.skip || playlist.serverControl.canSkipUntil) {
        return kVersionOfSkip;
    }
    const Segment& inProgress = playlist.inProgress;
    const bool hasMap = (!inProgress.parts.empty() && !inProgress.map.isNone()) ||
                        std::ranges::any_of(playlist.segments, [](const auto& segment) {
                            return !segment->map.isNone();
                        });
    const bool hasRange = std::ranges::any_of(
        playlist.segments, [](const auto& segment) { return segment->range.has_value(); });
    return hasMap ? kVersionOfMap : hasRange ? kVersionOfByteRange : kVersionOfFractionalDurations;
}

std::string writeMediaPlaylist(const MediaPlaylist& playlist) {
    return Renderer(playlist, playlist.skip, 0).render(requiredVersion(playlist));
}

std::string writeDeltaUpdate(const MediaPlaylist& playlist, SkipKind kind) {
    assert(!playlist.skip);
    const ServerControl& control = playlist.serverControl;
    const std::size_t count =
        control.canSkipUntil ? countSkippable(playlist, *control.canSkipUntil) : 0;
    if (count == 0) {
        return writeMediaPlaylist(playlist);
    }
    const bool skipsDateRanges =
        kind == SkipKind::kSegmentsAndDateRanges && control.canSkipDateRanges;
    return Renderer(playlist, Skip{count, skipsDateRanges}, count)
        .render(skipsDateRanges ? kVersionOfDateRangeSkip : kVersionOfSkip);
}

}  // namespace sigma::hls
