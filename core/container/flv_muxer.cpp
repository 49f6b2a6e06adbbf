#include "core/container/flv_muxer.h"

#include <algorithm>

#include "core/base/byte_writer.h"
#include "core/container/flv_enhanced_header.h"
#include "core/container/flv_time.h"

namespace sigma::container {
namespace {

constexpr unsigned kKeyFrame = 1;
constexpr unsigned kInterFrame = 2;
constexpr unsigned kEnhancedFlag = 0x80;
constexpr unsigned kLegacyH264 = 7;
/// AAC, 44 kHz, 16 bits, stereo: what E.4.2.1 asks to be said of any AAC.
constexpr unsigned kLegacyAac = 0xAF;
constexpr unsigned kLegacySequenceHeader = 0;
constexpr unsigned kLegacyFrame = 1;
constexpr std::int64_t kMaxCompositionTime = 0x7FFFFF;

std::uint32_t compositionTime(const media::TrackInfo& track, const media::MediaSample& sample) {
    const std::int64_t milliseconds = rescaled(sample.ctsOffset, track.timescale, kFlvTimescale);
    return static_cast<std::uint32_t>(
        std::clamp(milliseconds, -kMaxCompositionTime - 1, kMaxCompositionTime));
}

void writeLegacyVideo(ByteWriter& writer, unsigned frameType, unsigned packetType,
                      std::uint32_t compositionTimeMs) {
    writer.u8(frameType << 4 | kLegacyH264).u8(packetType).u24(compositionTimeMs & 0xFFFFFFU);
}

void writeEnhancedVideo(ByteWriter& writer, media::Codec codec, unsigned frameType,
                        EnhancedVideoPacket packet) {
    writer.u8(kEnhancedFlag | frameType << 4 | static_cast<unsigned>(packet));
    writer.u32(codec == media::Codec::kHevc ? fourCc("hvc1") : fourCc("av01"));
}

}  // namespace

FlvTagBody flvSequenceHeader(const media::TrackInfo& track) {
    ByteWriter header;
    switch (track.codec) {
        case media::Codec::kH264:
            writeLegacyVideo(header, kKeyFrame, kLegacySequenceHeader, 0);
            break;
        case media::Codec::kHevc:
        case media::Codec::kAv1:
            writeEnhancedVideo(header, track.codec, kKeyFrame, EnhancedVideoPacket::kSequenceStart);
            break;
        case media::Codec::kAac:
            header.u8(kLegacyAac).u8(kLegacySequenceHeader);
            break;
    }
    return {header.take(), track.codecConfig};
}

FlvTagBody flvFrame(const media::TrackInfo& track, const media::MediaSample& sample) {
    ByteWriter header;
    const unsigned frameType = sample.isKey ? kKeyFrame : kInterFrame;
    switch (track.codec) {
        case media::Codec::kH264:
            writeLegacyVideo(header, frameType, kLegacyFrame, compositionTime(track, sample));
            break;
        case media::Codec::kHevc:
            writeEnhancedVideo(header, track.codec, frameType, EnhancedVideoPacket::kCodedFrames);
            header.u24(compositionTime(track, sample) & 0xFFFFFFU);
            break;
        case media::Codec::kAv1:
            writeEnhancedVideo(header, track.codec, frameType, EnhancedVideoPacket::kCodedFrames);
            break;
        case media::Codec::kAac:
            header.u8(kLegacyAac).u8(kLegacyFrame);
            break;
    }
    return {header.take(), sample.payload};
}

std::int64_t flvTimestamp(const media::TrackInfo& track, const media::MediaSample& sample) {
    return rescaled(sample.dts, track.timescale, kFlvTimescale);
}

}  // namespace sigma::container
