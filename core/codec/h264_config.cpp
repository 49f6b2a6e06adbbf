#include "core/codec/h264_config.h"

#include <cstdio>
#include <string>

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/codec/h264_sps.h"
#include "core/codec/nal_length.h"
#include "core/codec/video_timing.h"

namespace sigma::codec {
namespace {

constexpr std::size_t kFixedFields = 5;
constexpr std::uint8_t kConfigurationVersion = 1;
constexpr std::uint8_t kHighProfile = 100;
constexpr std::size_t kLongestParameterSet = 0xFFFF;

struct ParameterSets {
    ByteSpan firstSps;
    int pictureSets = 0;
};

Result<ParameterSets> readParameterSets(ByteReader& reader) {
    ParameterSets sets;
    SIGMA_TRY_ASSIGN(const std::uint8_t spsCount, reader.readU8());
    for (int remaining = spsCount & 0x1F; remaining != 0; --remaining) {
        SIGMA_TRY_ASSIGN(const std::uint16_t length, reader.readU16());
        SIGMA_TRY_ASSIGN(const ByteSpan sps, reader.readBytes(length));
        if (sets.firstSps.empty()) {
            sets.firstSps = sps;
        }
    }
    SIGMA_TRY_ASSIGN(const std::uint8_t ppsCount, reader.readU8());
    for (sets.pictureSets = 0; sets.pictureSets != ppsCount; ++sets.pictureSets) {
        SIGMA_TRY_ASSIGN(const std::uint16_t length, reader.readU16());
        SIGMA_TRY(reader.skip(length));
    }
    return sets;
}

std::string codecString(const H264Sps& sps) {
    char text[sizeof "avc1.PPCCLL"];
    std::snprintf(text, sizeof text, "avc1.%02x%02x%02x", sps.profile, sps.compatibility,
                  sps.level);
    return text;
}

}  // namespace

Result<media::TrackInfo> describeH264(const SharedBuffer& avcC) {
    SIGMA_TRY(nalLengthSize(media::Codec::kH264, avcC.view()));
    ByteReader reader(avcC.view());
    SIGMA_TRY_ASSIGN(const std::uint8_t version, reader.readU8());
    if (version != kConfigurationVersion) {
        return Error{ErrorCode::kInvalidData,
                     "the avcC record has version " + std::to_string(version) + ", wanted 1"};
    }
    SIGMA_TRY(reader.skip(kFixedFields - 1));
    const auto sets = readParameterSets(reader);
    if (sets.has_error()) {
        return Error{ErrorCode::kInvalidData,
                     "the avcC record is cut off: " + sets.error().context};
    }
    if (sets->firstSps.empty() || sets->pictureSets == 0) {
        return Error{ErrorCode::kInvalidData, "the avcC record lacks an SPS or a PPS"};
    }
    SIGMA_TRY_ASSIGN(const H264Sps sps, parseH264Sps(sets->firstSps));

    media::TrackInfo track;
    track.kind = media::TrackKind::kVideo;
    track.codec = media::Codec::kH264;
    track.timescale = kVideoTimescale;
    track.codecConfig = avcC;
    track.codecString = codecString(sps);
    track.video = sps.video;
    return track;
}

Result<SharedBuffer> writeH264Config(ByteSpan sps, ByteSpan pps) {
    SIGMA_TRY_ASSIGN(const H264Sps parsed, parseH264Sps(sps));
    if (pps.empty() || pps.size() > kLongestParameterSet || sps.size() > kLongestParameterSet) {
        return Error{ErrorCode::kInvalidData, "the PPS is empty, or a parameter set is too long"};
    }
    constexpr unsigned kReservedAndFourByteLengths = 0xFC | 3;
    constexpr unsigned kReservedAndOneSps = 0xE0 | 1;
    ByteWriter record;
    record.u8(kConfigurationVersion).u8(parsed.profile).u8(parsed.compatibility).u8(parsed.level);
    record.u8(kReservedAndFourByteLengths);
    record.u8(kReservedAndOneSps).u16(sps.size()).bytes(sps);
    record.u8(1).u16(pps.size()).bytes(pps);
    if (parsed.profile >= kHighProfile) {
        constexpr unsigned kReservedAnd420 = 0xFC | 1;
        constexpr unsigned kReservedAndEightBits = 0xF8;
        constexpr unsigned kNoSpsExtension = 0;
        record.u8(kReservedAnd420).u8(kReservedAndEightBits).u8(kReservedAndEightBits);
        record.u8(kNoSpsExtension);
    }
    return record.share();
}

}  // namespace sigma::codec
