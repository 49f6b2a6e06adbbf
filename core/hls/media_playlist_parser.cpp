#include "core/hls/media_playlist_parser.h"

#include <array>
#include <utility>

#include "core/hls/attribute_list.h"
#include "core/hls/decimal.h"
#include "core/hls/line_reader.h"

namespace sigma::hls {

namespace {

/// Of an attribute; nothing where it is not there.
Result<std::optional<SaidByteRange>> readByteRange(const AttributeList& attributes) {
    constexpr std::string_view kName = "BYTERANGE";
    if (!attributes.has(kName)) {
        return std::optional<SaidByteRange>();
    }
    SIGMA_TRY_ASSIGN(const std::string text, attributes.quoted(kName));
    SIGMA_TRY_ASSIGN(const SaidByteRange said, SaidByteRange::parse(text));
    return std::optional(said);
}

std::vector<std::string> splitAtTabs(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\t'), text.size());
        items.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

/// Builds one playlist, a line at a time. The segment in progress is the one being read.
class MediaPlaylistParser {
public:
    Result<void> readLine(const PlaylistLine& line);
    Result<MediaPlaylist> finish();

private:
    using Handler = Result<void> (MediaPlaylistParser::*)(std::string_view value);
    struct TagHandler {
        std::string_view tag;
        Handler handler;
    };
    static const std::array<TagHandler, 22> kHandlers;

    Result<void> readUri(const PlaylistLine& line);
    Result<void> readVersion(std::string_view value);
    Result<void> readTargetDuration(std::string_view value);
    Result<void> readPartInformation(std::string_view value);
    Result<void> readServerControl(std::string_view value);
    Result<void> readMediaSequence(std::string_view value);
    Result<void> readDiscontinuitySequence(std::string_view value);
    Result<void> readIndependentSegments(std::string_view value);
    Result<void> readStart(std::string_view value);
    Result<void> readSkip(std::string_view value);
    Result<void> readDiscontinuity(std::string_view value);
    Result<void> readMap(std::string_view value);
    Result<void> readProgramDateTime(std::string_view value);
    Result<void> readDateRange(std::string_view value);
    Result<void> readPart(std::string_view value);
    Result<void> readGap(std::string_view value);
    Result<void> readSegmentDuration(std::string_view value);
    Result<void> readKey(std::string_view value);
    Result<void> readByteRangeOfSegment(std::string_view value);
    Result<void> readPreloadHint(std::string_view value);
    Result<void> readRenditionReport(std::string_view value);
    Result<void> readEndList(std::string_view value);
    Result<void> refuseVariant(std::string_view value);

    Segment& current() { return m_playlist.inProgress; }

    MediaPlaylist m_playlist;
    bool m_hasTargetDuration = false;
    bool m_hasSegmentDuration = false;
    std::optional<SaidByteRange> m_byteRange;  ///< of the segment being read
    ByteRangeSequence m_segmentRanges;
    ByteRangeSequence m_partRanges;
};

const std::array<MediaPlaylistParser::TagHandler, 22> MediaPlaylistParser::kHandlers{{
    {"#EXTINF", &MediaPlaylistParser::readSegmentDuration},
    {"#EXT-X-PART", &MediaPlaylistParser::readPart},
    {"#EXT-X-PROGRAM-DATE-TIME", &MediaPlaylistParser::readProgramDateTime},
    {"#EXT-X-VERSION", &MediaPlaylistParser::readVersion},
    {"#EXT-X-TARGETDURATION", &MediaPlaylistParser::readTargetDuration},
    {"#EXT-X-PART-INF", &MediaPlaylistParser::readPartInformation},
    {"#EXT-X-SERVER-CONTROL", &MediaPlaylistParser::readServerControl},
    {"#EXT-X-MEDIA-SEQUENCE", &MediaPlaylistParser::readMediaSequence},
    {"#EXT-X-DISCONTINUITY-SEQUENCE", &MediaPlaylistParser::readDiscontinuitySequence},
    {"#EXT-X-INDEPENDENT-SEGMENTS", &MediaPlaylistParser::readIndependentSegments},
    {"#EXT-X-START", &MediaPlaylistParser::readStart},
    {"#EXT-X-SKIP", &MediaPlaylistParser::readSkip},
    {"#EXT-X-DISCONTINUITY", &MediaPlaylistParser::readDiscontinuity},
    {"#EXT-X-MAP", &MediaPlaylistParser::readMap},
    {"#EXT-X-DATERANGE", &MediaPlaylistParser::readDateRange},
    {"#EXT-X-GAP", &MediaPlaylistParser::readGap},
    {"#EXT-X-KEY", &MediaPlaylistParser::readKey},
    {"#EXT-X-BYTERANGE", &MediaPlaylistParser::readByteRangeOfSegment},
    {"#EXT-X-PRELOAD-HINT", &MediaPlaylistParser::readPreloadHint},
    {"#EXT-X-RENDITION-REPORT", &MediaPlaylistParser::readRenditionReport},
    {"#EXT-X-ENDLIST", &MediaPlaylistParser::readEndList},
    {"#EXT-X-STREAM-INF", &MediaPlaylistParser::refuseVariant},
}};

Result<void> MediaPlaylistParser::readLine(const PlaylistLine& line) {
    if (line.tag.empty()) {
        return readUri(line);
    }
    for (const TagHandler& entry : kHandlers) {
        if (entry.tag == line.tag) {
            return (this->*entry.handler)(line.value);
        }
    }
    return {};
}

Result<MediaPlaylist> MediaPlaylistParser::finish() {
    if (!m_hasTargetDuration) {
        return Error{ErrorCode::kInvalidData, "EXT-X-TARGETDURATION is missing"};
    }
    if (m_hasSegmentDuration) {
        return Error{ErrorCode::kInvalidData, "the last EXTINF has no URI behind it"};
    }
    return std::move(m_playlist);
}

Result<void> MediaPlaylistParser::readUri(const PlaylistLine& line) {
    if (!m_hasSegmentDuration) {
        return Error{ErrorCode::kInvalidData, "a URI without EXTINF in front of it"};
    }
    SIGMA_TRY_ASSIGN(current().uri, line.uri());
    SIGMA_TRY_ASSIGN(current().range,
                     m_segmentRanges.next(current().uri, std::exchange(m_byteRange, std::nullopt)));
    Segment next;
    next.map = current().map;
    m_playlist.segments.push_back(std::make_shared<const Segment>(std::move(current())));
    current() = std::move(next);
    m_hasSegmentDuration = false;
    return {};
}

Result<void> MediaPlaylistParser::readVersion(std::string_view value) {
    SIGMA_TRY(parseInteger(value));
    return {};
}

Result<void> MediaPlaylistParser::readTargetDuration(std::string_view value) {
    constexpr std::uint64_t kMaxTargetDuration = 1'000'000;
    SIGMA_TRY_ASSIGN(const std::uint64_t seconds, parseInteger(value));
    if (seconds > kMaxTargetDuration) {
        return Error{ErrorCode::kLimitExceeded, std::to_string(seconds) + " seconds"};
    }
    m_playlist.targetDuration = std::chrono::seconds(seconds);
    m_hasTargetDuration = true;
    return {};
}

Result<void> MediaPlaylistParser::readPartInformation(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    SIGMA_TRY_ASSIGN(m_playlist.partTarget, attributes.requiredSeconds("PART-TARGET"));
    return {};
}

Result<void> MediaPlaylistParser::readServerControl(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    ServerControl& control = m_playlist.serverControl;
    control.canBlockReload = attributes.isYes("CAN-BLOCK-RELOAD");
    control.canSkipDateRanges = attributes.isYes("CAN-SKIP-DATERANGES");
    SIGMA_TRY_ASSIGN(control.canSkipUntil, attributes.seconds("CAN-SKIP-UNTIL"));
    SIGMA_TRY_ASSIGN(control.holdBack, attributes.seconds("HOLD-BACK"));
    SIGMA_TRY_ASSIGN(control.partHoldBack, attributes.seconds("PART-HOLD-BACK"));
    return {};
}

Result<void> MediaPlaylistParser::readMediaSequence(std::string_view value) {
    SIGMA_TRY_ASSIGN(m_playlist.mediaSequence, parseInteger(value));
    return {};
}

Result<void> MediaPlaylistParser::readDiscontinuitySequence(std::string_view value) {
    SIGMA_TRY_ASSIGN(m_playlist.discontinuitySequence, parseInteger(value));
    return {};
}

Result<void> MediaPlaylistParser::readIndependentSegments(std::string_view) {
    m_playlist.hasIndependentSegments = true;
    return {};
}

Result<void> MediaPlaylistParser::readStart(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    SIGMA_TRY_ASSIGN(m_playlist.start, readStartPoint(attributes));
    return {};
}

Result<void> MediaPlaylistParser::readSkip(std::string_view value) {
    if (m_playlist.skip || !m_playlist.segments.empty()) {
        return Error{ErrorCode::kInvalidData, "expected once, in front of all segments"};
    }
    constexpr std::string_view kRemoved = "RECENTLY-REMOVED-DATERANGES";
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    Skip skip;
    SIGMA_TRY_ASSIGN(skip.segments, attributes.requiredInteger("SKIPPED-SEGMENTS"));
    SIGMA_TRY_ASSIGN(const std::string removed, attributes.quoted(kRemoved));
    skip.includesDateRanges = attributes.has(kRemoved);
    m_playlist.skip = skip;
    m_playlist.recentlyRemovedDateRanges = splitAtTabs(removed);
    return {};
}

Result<void> MediaPlaylistParser::readDiscontinuity(std::string_view) {
    current().hasDiscontinuityBefore = true;
    return {};
}

Result<void> MediaPlaylistParser::readMap(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    InitSection map;
    SIGMA_TRY_ASSIGN(map.uri, attributes.requiredQuoted("URI"));
    SIGMA_TRY_ASSIGN(const auto said, readByteRange(attributes));
    if (said) {
        SIGMA_TRY_ASSIGN(map.range, ByteRange::create(said->offset.value_or(0), said->length));
    }
    current().map = std::move(map);
    return {};
}

Result<void> MediaPlaylistParser::readProgramDateTime(std::string_view value) {
    SIGMA_TRY_ASSIGN(current().programDateTime, parseDateTime(value));
    return {};
}

Result<void> MediaPlaylistParser::readDateRange(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    DateRange range;
    SIGMA_TRY_ASSIGN(range.id, attributes.requiredQuoted("ID"));
    SIGMA_TRY_ASSIGN(range.className, attributes.quoted("CLASS"));
    SIGMA_TRY_ASSIGN(range.start, attributes.requiredDateTime("START-DATE"));
    SIGMA_TRY_ASSIGN(range.duration, attributes.seconds("DURATION"));
    current().dateRanges.push_back(std::move(range));
    return {};
}

Result<void> MediaPlaylistParser::readPart(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    Part part;
    SIGMA_TRY_ASSIGN(part.uri, attributes.requiredQuoted("URI"));
    SIGMA_TRY_ASSIGN(part.duration, attributes.requiredSeconds("DURATION"));
    part.isIndependent = attributes.isYes("INDEPENDENT");
    part.isGap = attributes.isYes("GAP");
    SIGMA_TRY_ASSIGN(const auto said, readByteRange(attributes));
    SIGMA_TRY_ASSIGN(part.range, m_partRanges.next(part.uri, said));
    current().parts.push_back(std::move(part));
    return {};
}

Result<void> MediaPlaylistParser::readGap(std::string_view) {
    current().isGap = true;
    return {};
}

Result<void> MediaPlaylistParser::readSegmentDuration(std::string_view value) {
    SIGMA_TRY_ASSIGN(current().duration, parseSeconds(value.substr(0, value.find(','))));
    m_hasSegmentDuration = true;
    return {};
}

Result<void> MediaPlaylistParser::readKey(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    if (attributes.keyword("METHOD") != "NONE") {
        return Error{ErrorCode::kUnsupported, "encryption is not supported"};
    }
    return {};
}

Result<void> MediaPlaylistParser::readByteRangeOfSegment(std::string_view value) {
    SIGMA_TRY_ASSIGN(m_byteRange, SaidByteRange::parse(value));
    return {};
}

Result<void> MediaPlaylistParser::readPreloadHint(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    const std::string_view type = attributes.keyword("TYPE");
    PreloadHint hint;
    SIGMA_TRY_ASSIGN(hint.uri, attributes.requiredQuoted("URI"));
    SIGMA_TRY_ASSIGN(const auto start, attributes.integer("BYTERANGE-START"));
    SIGMA_TRY_ASSIGN(const auto length, attributes.integer("BYTERANGE-LENGTH"));
    if (length) {
        SIGMA_TRY_ASSIGN(hint.range, ByteRange::create(start.value_or(0), *length));
    } else {
        hint.openFrom = start;
    }
    if (type == "PART" || type == "MAP") {
        hint.type = type == "PART" ? PreloadHint::Type::kPart : PreloadHint::Type::kMap;
        m_playlist.preloadHints.push_back(std::move(hint));
    }
    return {};
}

Result<void> MediaPlaylistParser::readRenditionReport(std::string_view value) {
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    RenditionReport report;
    SIGMA_TRY_ASSIGN(report.uri, attributes.requiredQuoted("URI"));
    SIGMA_TRY_ASSIGN(report.lastMsn, attributes.requiredInteger("LAST-MSN"));
    SIGMA_TRY_ASSIGN(report.lastPart, attributes.integer("LAST-PART"));
    m_playlist.renditionReports.push_back(std::move(report));
    return {};
}

Result<void> MediaPlaylistParser::readEndList(std::string_view) {
    m_playlist.hasEndList = true;
    return {};
}

Result<void> MediaPlaylistParser::refuseVariant(std::string_view) {
    return Error{ErrorCode::kInvalidData, "a multivariant playlist, expected a media playlist"};
}

}  // namespace

Result<MediaPlaylist> parseMediaPlaylist(std::string_view text) {
    MediaPlaylistParser parser;
    SIGMA_TRY(readLines(text, [&](const PlaylistLine& line) { return parser.readLine(line); }));
    return parser.finish();
}

}  // namespace sigma::hls
