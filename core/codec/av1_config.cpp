#include "core/codec/av1_config.h"

#include <cstdio>
#include <string>

#include "core/codec/bit_reader.h"
#include "core/codec/obu.h"
#include "core/codec/video_timing.h"

namespace sigma::codec {
namespace {

constexpr std::size_t kFixedFields = 4;
constexpr std::uint8_t kMarkerAndVersion = 0x81;

/// timing_info(), 5.5.3.
double readFrameRate(BitReader& reader) {
    const std::uint64_t unitsInTick = reader.bits(32);
    const std::uint64_t timeScale = reader.bits(32);
    if (!reader.flag()) {
        return 0;  // pictures at no constant interval
    }
    const std::uint64_t ticksPerPicture = std::uint64_t{reader.ue()} + 1;
    return frameRateOf(timeScale, unitsInTick * ticksPerPicture);
}

/// The operating points of 5.5.1, from initial_display_delay_present_flag on.
void skipOperatingPoints(BitReader& reader, unsigned bufferDelayBits) {
    const bool hasDisplayDelay = reader.flag();
    const std::uint32_t points = reader.bits(5) + 1;
    for (std::uint32_t point = 0; point != points; ++point) {
        reader.skip(12);  // operating_point_idc
        if (reader.bits(5) > 7) {
            reader.flag();  // seq_tier
        }
        if (bufferDelayBits != 0 && reader.flag()) {
            reader.skip(2 * bufferDelayBits + 1);
        }
        if (hasDisplayDelay && reader.flag()) {
            reader.skip(4);
        }
    }
}

/// sequence_header_obu(), 5.5.1, as far as the frame's size.
Result<media::VideoFormat> parseSequenceHeader(ByteSpan payload) {
    BitReader reader(payload);
    media::VideoFormat video;
    reader.skip(4);  // seq_profile, still_picture
    if (reader.flag()) {
        reader.skip(5);  // the level of a reduced still picture header
    } else {
        unsigned bufferDelayBits = 0;
        if (reader.flag()) {
            video.declaredFrameRate = readFrameRate(reader);
            if (reader.flag()) {
                bufferDelayBits = reader.bits(5) + 1;
                reader.skip(32 + 5 + 5);  // num_units_in_decoding_tick, lengths
            }
        }
        skipOperatingPoints(reader, bufferDelayBits);
    }
    const unsigned widthBits = reader.bits(4) + 1;
    const unsigned heightBits = reader.bits(4) + 1;
    video.width = reader.bits(widthBits) + 1;
    video.height = reader.bits(heightBits) + 1;
    SIGMA_TRY(reader.check("AV1 sequence header"));
    return video;
}

Result<media::VideoFormat> findSequenceHeader(ByteSpan obus) {
    for (ObuReader reader(obus); !reader.atEnd();) {
        SIGMA_TRY_ASSIGN(const Obu obu, reader.next());
        if (obu.type == ObuType::kSequenceHeader) {
            return parseSequenceHeader(obu.payload);
        }
    }
    return Error{ErrorCode::kInvalidData, "the av1C record lacks a sequence header"};
}

/// AV1-ISOBMFF, 5, without the optional colour fields.
std::string codecString(ByteSpan av1C) {
    const unsigned profile = av1C[1] >> 5;
    const unsigned level = av1C[1] & 0x1F;
    const char tier = (av1C[2] & 0x80) != 0 ? 'H' : 'M';
    const bool isHighBitDepth = (av1C[2] & 0x40) != 0;
    const bool isTwelveBit = (av1C[2] & 0x20) != 0;
    const unsigned depth = !isHighBitDepth ? 8 : isTwelveBit ? 12 : 10;
    char text[sizeof "av01.P.LLT.DD"];
    std::snprintf(text, sizeof text, "av01.%u.%02u%c.%02u", profile & 7U, level & 31U, tier,
                  depth & 15U);
    return text;
}

}  // namespace

Result<media::TrackInfo> describeAv1(const SharedBuffer& av1C) {
    const ByteSpan bytes = av1C.view();
    if (bytes.size() < kFixedFields) {
        return Error{
            ErrorCode::kInvalidData,
            "the av1C record has " + std::to_string(bytes.size()) + " bytes, wanted 4 or more"};
    }
    if (bytes[0] != kMarkerAndVersion) {
        return Error{ErrorCode::kInvalidData, "the av1C record begins with " +
                                                  std::to_string(bytes[0]) +
                                                  ", wanted 129 (marker and version 1)"};
    }
    SIGMA_TRY_ASSIGN(const media::VideoFormat video,
                     findSequenceHeader(bytes.subspan(kFixedFields)));

    media::TrackInfo track;
    track.kind = media::TrackKind::kVideo;
    track.codec = media::Codec::kAv1;
    track.timescale = kVideoTimescale;
    track.codecConfig = av1C;
    track.codecString = codecString(bytes);
    track.video = video;
    return track;
}

}  // namespace sigma::codec
