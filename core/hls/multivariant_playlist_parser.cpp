#include "core/hls/multivariant_playlist_parser.h"

#include <algorithm>
#include <limits>

#include "core/hls/attribute_list.h"
#include "core/hls/decimal.h"
#include "core/hls/line_reader.h"
#include "core/hls/storyboard.h"

namespace sigma::hls {

namespace {

Result<std::uint32_t> parseSmall(std::string_view text) {
    SIGMA_TRY_ASSIGN(const std::uint64_t value, parseInteger(text));
    if (value > std::numeric_limits<std::uint32_t>::max()) {
        return Error{ErrorCode::kInvalidData, std::to_string(value) + " is out of range"};
    }
    return static_cast<std::uint32_t>(value);
}

/// Of a Variant or an IFrameStream.
template <class Stream>
Result<void> readResolution(std::string_view text, Stream& stream) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) {
        return Error{ErrorCode::kInvalidData, "RESOLUTION: expected WIDTHxHEIGHT"};
    }
    SIGMA_TRY_ASSIGN(stream.width, parseSmall(text.substr(0, cross)));
    SIGMA_TRY_ASSIGN(stream.height, parseSmall(text.substr(cross + 1)));
    return {};
}

Result<Variant> readVariant(const AttributeList& attributes) {
    Variant variant;
    SIGMA_TRY_ASSIGN(variant.bandwidth, attributes.requiredInteger("BANDWIDTH"));
    SIGMA_TRY_ASSIGN(const auto average, attributes.integer("AVERAGE-BANDWIDTH"));
    variant.averageBandwidth = average.value_or(0);
    SIGMA_TRY_ASSIGN(variant.codecs, attributes.quoted("CODECS"));
    if (attributes.has("RESOLUTION")) {
        SIGMA_TRY(readResolution(attributes.keyword("RESOLUTION"), variant));
    }
    // A decimal like any other: read as seconds, a millisecond is a thousandth.
    SIGMA_TRY_ASSIGN(const auto rate, attributes.seconds("FRAME-RATE"));
    variant.frameRateThousandths = static_cast<std::uint32_t>(
        std::chrono::round<std::chrono::milliseconds>(rate.value_or(Duration{0})).count());
    SIGMA_TRY_ASSIGN(variant.audioGroup, attributes.quoted("AUDIO"));
    variant.hasNoClosedCaptions = attributes.keyword("CLOSED-CAPTIONS") == "NONE";
    SIGMA_TRY_ASSIGN(variant.pathway, attributes.quoted("PATHWAY-ID"));
    SIGMA_TRY_ASSIGN(variant.stableId, attributes.quoted("STABLE-VARIANT-ID"));
    return variant;
}

Result<IFrameStream> readIFrameStream(const AttributeList& attributes) {
    IFrameStream stream;
    SIGMA_TRY_ASSIGN(stream.uri, attributes.requiredQuoted("URI"));
    SIGMA_TRY_ASSIGN(stream.bandwidth, attributes.requiredInteger("BANDWIDTH"));
    SIGMA_TRY_ASSIGN(stream.codecs, attributes.quoted("CODECS"));
    if (attributes.has("RESOLUTION")) {
        SIGMA_TRY(readResolution(attributes.keyword("RESOLUTION"), stream));
    }
    return stream;
}

Result<ContentSteering> readContentSteering(const AttributeList& attributes) {
    ContentSteering steering;
    SIGMA_TRY_ASSIGN(steering.serverUri, attributes.requiredQuoted("SERVER-URI"));
    SIGMA_TRY_ASSIGN(steering.pathway, attributes.quoted("PATHWAY-ID"));
    return steering;
}

/// Empty for session data of others, which may be written however they like.
std::string storyboardUriIn(std::string_view value) {
    const auto attributes = AttributeList::parse(value);
    if (attributes.has_error()) {
        return {};
    }
    const auto id = attributes->quoted("DATA-ID");
    const auto uri = attributes->quoted("URI");
    const bool isStoryboard = id.has_value() && uri.has_value() && *id == kStoryboardDataId;
    return isStoryboard ? *uri : std::string();
}

/// "2", or "16/JOC": the first of its parameters is the count.
Result<std::uint32_t> readChannels(const AttributeList& attributes) {
    SIGMA_TRY_ASSIGN(const std::string channels, attributes.quoted("CHANNELS"));
    if (channels.empty()) {
        return 0U;
    }
    return parseSmall(std::string_view(channels).substr(0, channels.find('/')));
}

Result<AudioRendition> readRendition(const AttributeList& attributes) {
    AudioRendition rendition;
    SIGMA_TRY_ASSIGN(rendition.groupId, attributes.requiredQuoted("GROUP-ID"));
    SIGMA_TRY_ASSIGN(rendition.name, attributes.requiredQuoted("NAME"));
    SIGMA_TRY_ASSIGN(rendition.language, attributes.quoted("LANGUAGE"));
    rendition.isDefault = attributes.isYes("DEFAULT");
    rendition.isAutoselected = attributes.isYes("AUTOSELECT");
    SIGMA_TRY_ASSIGN(rendition.channels, readChannels(attributes));
    SIGMA_TRY_ASSIGN(rendition.uri, attributes.quoted("URI"));
    return rendition;
}

/// Builds one playlist, a line at a time.
class MultivariantPlaylistParser {
public:
    Result<void> readLine(const PlaylistLine& line);
    Result<MultivariantPlaylist> finish();

private:
    Result<void> readAttributes(std::string_view tag, std::string_view value);

    MultivariantPlaylist m_playlist;
    std::optional<Variant> m_variant;  ///< the one whose URI is still to come
};

Result<void> MultivariantPlaylistParser::readLine(const PlaylistLine& line) {
    if (line.tag.empty()) {
        if (!m_variant) {
            return Error{ErrorCode::kInvalidData, "a URI without EXT-X-STREAM-INF in front of it"};
        }
        SIGMA_TRY_ASSIGN(m_variant->uri, line.uri());
        m_playlist.variants.push_back(*std::move(m_variant));
        m_variant.reset();
        return {};
    }
    if (line.tag == "#EXTINF" || line.tag == "#EXT-X-TARGETDURATION") {
        return Error{ErrorCode::kInvalidData, "a media playlist, expected a multivariant playlist"};
    }
    if (line.tag == "#EXT-X-INDEPENDENT-SEGMENTS") {
        m_playlist.hasIndependentSegments = true;
        return {};
    }
    if (line.tag == "#EXT-X-VERSION") {
        SIGMA_TRY(parseInteger(line.value));
        return {};
    }
    if (line.tag == "#EXT-X-SESSION-DATA") {
        if (std::string uri = storyboardUriIn(line.value); !uri.empty()) {
            m_playlist.storyboardUri = std::move(uri);
        }
        return {};
    }
    return readAttributes(line.tag, line.value);
}

Result<void> MultivariantPlaylistParser::readAttributes(std::string_view tag,
                                                        std::string_view value) {
    constexpr std::string_view kTags[] = {"#EXT-X-STREAM-INF", "#EXT-X-MEDIA", "#EXT-X-START",
                                          "#EXT-X-I-FRAME-STREAM-INF", "#EXT-X-CONTENT-STEERING"};
    if (std::ranges::find(kTags, tag) == std::end(kTags)) {
        return {};
    }
    SIGMA_TRY_ASSIGN(const AttributeList attributes, AttributeList::parse(value));
    if (tag == "#EXT-X-STREAM-INF") {
        SIGMA_TRY_ASSIGN(m_variant, readVariant(attributes));
    } else if (tag == "#EXT-X-START") {
        SIGMA_TRY_ASSIGN(m_playlist.start, readStartPoint(attributes));
    } else if (tag == "#EXT-X-I-FRAME-STREAM-INF") {
        SIGMA_TRY_ASSIGN(IFrameStream stream, readIFrameStream(attributes));
        m_playlist.iFrameStreams.push_back(std::move(stream));
    } else if (tag == "#EXT-X-CONTENT-STEERING") {
        SIGMA_TRY_ASSIGN(m_playlist.steering, readContentSteering(attributes));
    } else if (attributes.keyword("TYPE") == "AUDIO") {
        SIGMA_TRY_ASSIGN(AudioRendition rendition, readRendition(attributes));
        m_playlist.audioRenditions.push_back(std::move(rendition));
    }
    return {};
}

Result<MultivariantPlaylist> MultivariantPlaylistParser::finish() {
    if (m_variant) {
        return Error{ErrorCode::kInvalidData, "the last EXT-X-STREAM-INF has no URI behind it"};
    }
    if (m_playlist.variants.empty()) {
        return Error{ErrorCode::kInvalidData, "the playlist has no variant"};
    }
    return std::move(m_playlist);
}

}  // namespace

Result<MultivariantPlaylist> parseMultivariantPlaylist(std::string_view text) {
    MultivariantPlaylistParser parser;
    SIGMA_TRY(readLines(text, [&](const PlaylistLine& line) { return parser.readLine(line); }));
    return parser.finish();
}

}  // namespace sigma::hls
