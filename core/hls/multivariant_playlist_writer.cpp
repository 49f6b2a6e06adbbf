#include "core/hls/multivariant_playlist_writer.h"

#include "core/hls/storyboard.h"
#include "core/hls/tag_writer.h"

namespace sigma::hls {

namespace {

void writeRendition(TagWriter& writer, const AudioRendition& rendition) {
    writer.begin("#EXT-X-MEDIA")
        .keyword("TYPE", "AUDIO")
        .quoted("GROUP-ID", rendition.groupId)
        .quoted("NAME", rendition.name);
    if (!rendition.language.empty()) {
        writer.quoted("LANGUAGE", rendition.language);
    }
    if (rendition.isDefault) {
        writer.keyword("DEFAULT", "YES");
    }
    if (rendition.isAutoselected || rendition.isDefault) {
        // AUTOSELECT must be YES where DEFAULT is (4.4.6.1).
        writer.keyword("AUTOSELECT", "YES");
    }
    if (rendition.channels != 0) {
        writer.quoted("CHANNELS", std::to_string(rendition.channels));
    }
    if (!rendition.uri.empty()) {
        writer.quoted("URI", rendition.uri);
    }
    writer.end();
}

void writeVariant(TagWriter& writer, const Variant& variant) {
    writer.begin("#EXT-X-STREAM-INF").attribute("BANDWIDTH", variant.bandwidth);
    if (variant.averageBandwidth != 0) {
        writer.attribute("AVERAGE-BANDWIDTH", variant.averageBandwidth);
    }
    if (!variant.codecs.empty()) {
        writer.quoted("CODECS", variant.codecs);
    }
    if (variant.width != 0 && variant.height != 0) {
        writer.resolution("RESOLUTION", variant.width, variant.height);
    }
    if (variant.frameRateThousandths != 0) {
        writer.thousandths("FRAME-RATE", variant.frameRateThousandths);
    }
    if (!variant.audioGroup.empty()) {
        writer.quoted("AUDIO", variant.audioGroup);
    }
    if (variant.hasNoClosedCaptions) {
        writer.keyword("CLOSED-CAPTIONS", "NONE");
    }
    if (!variant.stableId.empty()) {
        writer.quoted("STABLE-VARIANT-ID", variant.stableId);
    }
    if (!variant.pathway.empty()) {
        writer.quoted("PATHWAY-ID", variant.pathway);
    }
    writer.end();
    writer.uri(variant.uri);
}

void writeIFrameStream(TagWriter& writer, const IFrameStream& stream) {
    writer.begin("#EXT-X-I-FRAME-STREAM-INF").attribute("BANDWIDTH", stream.bandwidth);
    if (!stream.codecs.empty()) {
        writer.quoted("CODECS", stream.codecs);
    }
    if (stream.width != 0 && stream.height != 0) {
        writer.resolution("RESOLUTION", stream.width, stream.height);
    }
    writer.quoted("URI", stream.uri).end();
}

void writeContentSteering(TagWriter& writer, const ContentSteering& steering) {
    writer.begin("#EXT-X-CONTENT-STEERING").quoted("SERVER-URI", steering.serverUri);
    if (!steering.pathway.empty()) {
        writer.quoted("PATHWAY-ID", steering.pathway);
    }
    writer.end();
}

void writeStoryboard(TagWriter& writer, const std::string& uri) {
    // RAW: without it the specification promises players that the file is JSON.
    writer.begin("#EXT-X-SESSION-DATA")
        .quoted("DATA-ID", kStoryboardDataId)
        .quoted("URI", uri)
        .keyword("FORMAT", "RAW")
        .end();
}

}  // namespace

std::string writeMultivariantPlaylist(const MultivariantPlaylist& playlist) {
    TagWriter writer;
    writer.line("#EXTM3U");
    if (!playlist.audioRenditions.empty()) {
        // Nothing here needs a version, but players before 4 would pass over the renditions.
        writer.begin("#EXT-X-VERSION").value(std::uint64_t{4}).end();
    }
    if (playlist.hasIndependentSegments) {
        writer.line("#EXT-X-INDEPENDENT-SEGMENTS");
    }
    if (playlist.start) {
        writeStartPoint(writer, *playlist.start);
    }
    if (playlist.steering) {
        writeContentSteering(writer, *playlist.steering);
    }
    if (!playlist.storyboardUri.empty()) {
        writeStoryboard(writer, playlist.storyboardUri);
    }
    for (const AudioRendition& rendition : playlist.audioRenditions) {
        writeRendition(writer, rendition);
    }
    for (const Variant& variant : playlist.variants) {
        writeVariant(writer, variant);
    }
    for (const IFrameStream& stream : playlist.iFrameStreams) {
        writeIFrameStream(writer, stream);
    }
    return writer.take();
}

}  // namespace sigma::hls
