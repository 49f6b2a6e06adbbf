#include "core/container/flv_video_header.h"

#include <string>
#include <string_view>

#include "core/base/byte_reader.h"
#include "core/container/flv_enhanced_header.h"

namespace sigma::container {
namespace {

constexpr std::uint8_t kEnhancedFlag = 0x80;
constexpr std::uint8_t kCommandFrame = 5;
constexpr std::uint8_t kLegacyH264 = 7;
constexpr std::uint8_t kLegacyHevc = 12;

Error unsupportedCodec(std::string_view name) {
    return {ErrorCode::kUnsupported,
            "video codec " + std::string(name) + " is not supported; send H.264, HEVC or AV1"};
}

std::string legacyName(std::uint8_t codecId) {
    switch (codecId) {
        case 2:
            return "Sorenson H.263";
        case 3:
            return "Screen Video";
        case 4:
            return "On2 VP6";
        case 5:
            return "On2 VP6 with alpha";
        case 6:
            return "Screen Video 2";
        default:
            return "number " + std::to_string(codecId);
    }
}

std::int32_t signExtended24(std::uint32_t value) {
    const auto number = static_cast<std::int32_t>(value);
    return number < 0x800000 ? number : number - 0x1000000;
}

Result<FlvVideoHeader> parseLegacy(ByteReader& reader, std::uint8_t codecId) {
    if (codecId != kLegacyH264 && codecId != kLegacyHevc) {
        return unsupportedCodec(legacyName(codecId));
    }
    FlvVideoHeader header;
    header.codec = codecId == kLegacyH264 ? media::Codec::kH264 : media::Codec::kHevc;
    SIGMA_TRY_ASSIGN(const std::uint8_t packetType, reader.readU8());
    SIGMA_TRY_ASSIGN(const std::uint32_t compositionTime, reader.readU24());
    switch (packetType) {
        case 0:
            header.packet = FlvPacket::kSequenceStart;
            break;
        case 1:
            header.packet = FlvPacket::kFrames;
            header.compositionTimeMs = signExtended24(compositionTime);
            break;
        case 2:
            header.packet = FlvPacket::kIgnored;
            break;
        default:
            return Error{ErrorCode::kInvalidData,
                         "AVC packet type " + std::to_string(packetType) + ", wanted 0, 1 or 2"};
    }
    return header;
}

Result<media::Codec> codecOf(std::uint32_t code) {
    switch (code) {
        case fourCc("avc1"):
            return media::Codec::kH264;
        case fourCc("hvc1"):
            return media::Codec::kHevc;
        case fourCc("av01"):
            return media::Codec::kAv1;
        case fourCc("vp08"):
            return unsupportedCodec("VP8");
        case fourCc("vp09"):
            return unsupportedCodec("VP9");
        case fourCc("vvc1"):
            return unsupportedCodec("VVC");
        default:
            return unsupportedCodec("'" + fourCcText(code) + "'");
    }
}

Result<FlvVideoHeader> parseEnhanced(ByteReader& reader, std::uint8_t frameType,
                                     std::uint8_t firstPacketType) {
    SIGMA_TRY_ASSIGN(const std::uint8_t packetType, skipModifiers(reader, firstPacketType));
    FlvVideoHeader header;
    if (frameType == kCommandFrame) {
        return header;
    }
    constexpr auto kMultitrack = static_cast<std::uint8_t>(EnhancedVideoPacket::kMultitrack);
    SIGMA_TRY_ASSIGN(const EnhancedCodec enhanced,
                     readEnhancedCodec(reader, packetType, kMultitrack, "video"));
    SIGMA_TRY_ASSIGN(header.codec, codecOf(enhanced.fourCc));
    switch (static_cast<EnhancedVideoPacket>(enhanced.packetType)) {
        case EnhancedVideoPacket::kSequenceStart:
            header.packet = FlvPacket::kSequenceStart;
            return header;
        case EnhancedVideoPacket::kCodedFrames:
            header.packet = FlvPacket::kFrames;
            if (header.codec != media::Codec::kAv1) {
                SIGMA_TRY_ASSIGN(const std::uint32_t compositionTime, reader.readU24());
                header.compositionTimeMs = signExtended24(compositionTime);
            }
            return header;
        case EnhancedVideoPacket::kCodedFramesX:
            header.packet = FlvPacket::kFrames;
            return header;
        case EnhancedVideoPacket::kSequenceEnd:
        case EnhancedVideoPacket::kMetadata:
            return header;
        default:
            return Error{ErrorCode::kUnsupported, "enhanced video packet type " +
                                                      std::to_string(enhanced.packetType) +
                                                      " is not supported"};
    }
}

}  // namespace

Result<FlvVideoHeader> parseFlvVideoHeader(ByteSpan body) {
    ByteReader reader(body);
    SIGMA_TRY_ASSIGN(const std::uint8_t first, reader.readU8());
    const auto lowNibble = static_cast<std::uint8_t>(first & 0x0F);
    FlvVideoHeader header;
    if ((first & kEnhancedFlag) != 0) {
        const auto frameType = static_cast<std::uint8_t>((first >> 4) & 0x07);
        SIGMA_TRY_ASSIGN(header, parseEnhanced(reader, frameType, lowNibble));
    } else if ((first >> 4) != kCommandFrame) {
        SIGMA_TRY_ASSIGN(header, parseLegacy(reader, lowNibble));
    }
    header.size = reader.position();
    return header;
}

}  // namespace sigma::container
