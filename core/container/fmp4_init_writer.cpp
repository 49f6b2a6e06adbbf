#include "core/container/fmp4_init_writer.h"

#include "core/container/mp4_box_writer.h"
#include "core/container/mp4_descriptor.h"

namespace sigma::container {

namespace {

using media::Codec;
using media::TrackInfo;
using media::TrackKind;

constexpr std::uint32_t kTrackId = 1;
constexpr std::uint32_t kNextTrackId = 2;
constexpr std::uint32_t kTrackEnabledInMovie = 0x3;
constexpr std::uint32_t kOne16Dot16 = 0x0001'0000;
constexpr std::uint16_t kOne8Dot8 = 0x0100;
constexpr std::uint16_t kLanguageUndetermined = 0x55C4;
constexpr std::uint32_t k72DotsPerInch = 0x0048'0000;
constexpr std::uint16_t kDepth24Bit = 0x0018;
constexpr std::uint32_t kMediaDataIsInThisFile = 1;
constexpr std::uint32_t kMaxSampleRateOfEntry = 0xFFFF;

void writeFileType(ByteWriter& writer) {
    const Mp4BoxScope box(writer, fourCc("ftyp"));
    writer.u32(fourCc("iso6")).u32(0);
    writer.u32(fourCc("iso6")).u32(fourCc("cmfc")).u32(fourCc("hlsf"));
}

void writeUnityMatrix(ByteWriter& writer) {
    writer.u32(kOne16Dot16).zeros(12).u32(kOne16Dot16).zeros(12).u32(0x4000'0000);
}

void writeMovieHeader(ByteWriter& writer, const TrackInfo& track) {
    const Mp4BoxScope box(writer, fourCc("mvhd"), 0, 0);
    writer.u32(0).u32(0);                // creation and modification time
    writer.u32(track.timescale).u32(0);  // duration: that of the fragments
    writer.u32(kOne16Dot16).u16(kOne8Dot8).zeros(10);
    writeUnityMatrix(writer);
    writer.zeros(24).u32(kNextTrackId);
}

void writeTrackHeader(ByteWriter& writer, const TrackInfo& track) {
    const bool isVideo = track.kind == TrackKind::kVideo;
    const Mp4BoxScope box(writer, fourCc("tkhd"), 0, kTrackEnabledInMovie);
    writer.u32(0).u32(0).u32(kTrackId).zeros(4).u32(0).zeros(8);
    writer.u16(0).u16(0).u16(isVideo ? 0 : kOne8Dot8).zeros(2);
    writeUnityMatrix(writer);
    writer.u16(isVideo ? track.video.width : 0).u16(0);
    writer.u16(isVideo ? track.video.height : 0).u16(0);
}

void writeMediaHeader(ByteWriter& writer, const TrackInfo& track) {
    const Mp4BoxScope box(writer, fourCc("mdhd"), 0, 0);
    writer.u32(0).u32(0).u32(track.timescale).u32(0);
    writer.u16(kLanguageUndetermined).zeros(2);
}

void writeHandler(ByteWriter& writer, TrackKind kind) {
    const Mp4BoxScope box(writer, fourCc("hdlr"), 0, 0);
    writer.u32(0).u32(kind == TrackKind::kVideo ? fourCc("vide") : fourCc("soun")).zeros(12);
    writer.text(media::toString(kind)).u8(0);
}

void writeKindHeader(ByteWriter& writer, TrackKind kind) {
    if (kind == TrackKind::kVideo) {
        const Mp4BoxScope box(writer, fourCc("vmhd"), 0, 1);
        writer.zeros(8);
    } else {
        const Mp4BoxScope box(writer, fourCc("smhd"), 0, 0);
        writer.zeros(4);
    }
}

void writeDataReference(ByteWriter& writer) {
    const Mp4BoxScope information(writer, fourCc("dinf"));
    const Mp4BoxScope reference(writer, fourCc("dref"), 0, 0);
    writer.u32(1);
    const Mp4BoxScope url(writer, fourCc("url "), 0, kMediaDataIsInThisFile);
}

struct VideoEntryTypes {
    FourCc entry;
    FourCc config;
};

VideoEntryTypes entryTypesOf(Codec codec) {
    switch (codec) {
        case Codec::kHevc:
            return {fourCc("hvc1"), fourCc("hvcC")};
        case Codec::kAv1:
            return {fourCc("av01"), fourCc("av1C")};
        case Codec::kH264:
        case Codec::kAac:
            break;
    }
    return {fourCc("avc1"), fourCc("avcC")};
}

void writeVideoEntry(ByteWriter& writer, const TrackInfo& track) {
    const VideoEntryTypes types = entryTypesOf(track.codec);
    const Mp4BoxScope entry(writer, types.entry);
    writer.zeros(6).u16(1).zeros(16);
    writer.u16(track.video.width).u16(track.video.height);
    writer.u32(k72DotsPerInch).u32(k72DotsPerInch).zeros(4);
    writer.u16(1).zeros(32).u16(kDepth24Bit).u16(0xFFFF);
    const Mp4BoxScope config(writer, types.config);
    writer.bytes(track.codecConfig.view());
}

void writeAudioEntry(ByteWriter& writer, const TrackInfo& track) {
    const std::uint32_t rate = track.audio.sampleRate;
    const Mp4BoxScope entry(writer, fourCc("mp4a"));
    writer.zeros(6).u16(1).zeros(8);
    writer.u16(track.audio.channels).u16(16).zeros(4);
    // 16.16 cannot hold 88.2 kHz; zero sends players to AudioSpecificConfig.
    writer.u16(rate <= kMaxSampleRateOfEntry ? rate : 0).u16(0);
    const Mp4BoxScope descriptor(writer, fourCc("esds"), 0, 0);
    writeAudioDescriptor(writer, track.codecConfig.view());
}

void writeSampleTable(ByteWriter& writer, const TrackInfo& track) {
    const Mp4BoxScope table(writer, fourCc("stbl"));
    {
        const Mp4BoxScope descriptions(writer, fourCc("stsd"), 0, 0);
        writer.u32(1);
        if (track.kind == TrackKind::kVideo) {
            writeVideoEntry(writer, track);
        } else {
            writeAudioEntry(writer, track);
        }
    }
    for (const FourCc type : {fourCc("stts"), fourCc("stsc"), fourCc("stsz"), fourCc("stco")}) {
        const Mp4BoxScope empty(writer, type, 0, 0);
        writer.zeros(type == fourCc("stsz") ? 8 : 4);
    }
}

void writeTrack(ByteWriter& writer, const TrackInfo& track) {
    const Mp4BoxScope box(writer, fourCc("trak"));
    writeTrackHeader(writer, track);
    const Mp4BoxScope mediaBox(writer, fourCc("mdia"));
    writeMediaHeader(writer, track);
    writeHandler(writer, track.kind);
    const Mp4BoxScope information(writer, fourCc("minf"));
    writeKindHeader(writer, track.kind);
    writeDataReference(writer);
    writeSampleTable(writer, track);
}

void writeMovieExtends(ByteWriter& writer) {
    const Mp4BoxScope extends(writer, fourCc("mvex"));
    const Mp4BoxScope defaults(writer, fourCc("trex"), 0, 0);
    writer.u32(kTrackId).u32(1).u32(0).u32(0).u32(0);
}

}  // namespace

SharedBuffer writeInitSegment(const TrackInfo& track) {
    constexpr std::size_t kMoreThanAllButTheConfig = 768;
    ByteWriter writer;
    writer.reserve(kMoreThanAllButTheConfig + track.codecConfig.size());
    writeFileType(writer);
    {
        const Mp4BoxScope movie(writer, fourCc("moov"));
        writeMovieHeader(writer, track);
        writeTrack(writer, track);
        writeMovieExtends(writer);
    }
    return writer.share();
}

}  // namespace sigma::container
