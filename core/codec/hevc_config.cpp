#include "core/codec/hevc_config.h"

#include <cstdio>
#include <string>

#include "core/base/byte_reader.h"
#include "core/codec/hevc_sps.h"
#include "core/codec/nal_length.h"
#include "core/codec/nal_unit.h"
#include "core/codec/video_timing.h"

namespace sigma::codec {
namespace {

constexpr std::uint8_t kConfigurationVersion = 1;
constexpr std::size_t kFixedFields = 22;

Result<ByteSpan> findFirstSps(ByteReader& reader) {
    ByteSpan sps;
    SIGMA_TRY_ASSIGN(const std::uint8_t arrays, reader.readU8());
    for (int array = 0; array != arrays; ++array) {
        SIGMA_TRY_ASSIGN(const std::uint8_t header, reader.readU8());
        const auto type = static_cast<HevcNalType>(header & 0x3F);
        SIGMA_TRY_ASSIGN(const std::uint16_t units, reader.readU16());
        for (int unit = 0; unit != units; ++unit) {
            SIGMA_TRY_ASSIGN(const std::uint16_t length, reader.readU16());
            SIGMA_TRY_ASSIGN(const ByteSpan bytes, reader.readBytes(length));
            if (type == HevcNalType::kSps && sps.empty()) {
                sps = bytes;
            }
        }
    }
    return sps;
}

std::uint32_t reversedBits(std::uint32_t value) {
    std::uint32_t reversed = 0;
    for (int bit = 0; bit != 32; ++bit) {
        reversed = (reversed << 1) | ((value >> bit) & 1U);
    }
    return reversed;
}

std::string hex(std::uint32_t value) {
    char text[9];
    std::snprintf(text, sizeof text, "%X", static_cast<unsigned>(value));
    return text;
}

/// ISO/IEC 14496-15, Annex E.3: profile, compatibility in reverse, tier and level, constraints
/// without the zero bytes at their end.
std::string codecString(const HevcSps& sps) {
    const auto& bytes = sps.profileTierLevel;
    std::uint32_t compatibility = 0;
    for (std::size_t index = 1; index != 5; ++index) {
        compatibility = (compatibility << 8) | bytes[index];
    }
    std::string text = "hvc1.";
    if (const unsigned space = bytes[0] >> 6; space != 0) {
        text += static_cast<char>('A' + space - 1);
    }
    text += std::to_string(bytes[0] & 0x1F) + "." + hex(reversedBits(compatibility)) + ".";
    text += ((bytes[0] & 0x20) != 0 ? "H" : "L") + std::to_string(bytes[11]);
    std::size_t end = 11;
    while (end != 5 && bytes[end - 1] == 0) {
        --end;
    }
    for (std::size_t index = 5; index != end; ++index) {
        text += "." + hex(bytes[index]);
    }
    return text;
}

}  // namespace

Result<media::TrackInfo> describeHevc(const SharedBuffer& hvcC) {
    SIGMA_TRY(nalLengthSize(media::Codec::kHevc, hvcC.view()));
    ByteReader reader(hvcC.view());
    SIGMA_TRY_ASSIGN(const std::uint8_t version, reader.readU8());
    if (version != kConfigurationVersion) {
        return Error{ErrorCode::kInvalidData,
                     "the hvcC record has version " + std::to_string(version) + ", wanted 1"};
    }
    SIGMA_TRY(reader.skip(kFixedFields - 1));
    const auto found = findFirstSps(reader);
    if (found.has_error()) {
        return Error{ErrorCode::kInvalidData,
                     "the hvcC record is cut off: " + found.error().context};
    }
    if (found->empty()) {
        return Error{ErrorCode::kInvalidData, "the hvcC record lacks an SPS"};
    }
    SIGMA_TRY_ASSIGN(const HevcSps sps, parseHevcSps(*found));

    media::TrackInfo track;
    track.kind = media::TrackKind::kVideo;
    track.codec = media::Codec::kHevc;
    track.timescale = kVideoTimescale;
    track.codecConfig = hvcC;
    track.codecString = codecString(sps);
    track.video = sps.video;
    return track;
}

}  // namespace sigma::codec
