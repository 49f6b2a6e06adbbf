#include "core/container/flv_audio_header.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/byte_reader.h"
#include "core/container/flv_enhanced_header.h"

namespace sigma::container {
namespace {

constexpr std::uint8_t kEnhanced = 9;
constexpr std::uint8_t kLegacyAac = 10;

Error unsupportedCodec(std::string_view name) {
    return {ErrorCode::kUnsupported,
            "audio codec " + std::string(name) + " is not supported; send AAC"};
}

std::string legacyName(std::uint8_t soundFormat) {
    switch (soundFormat) {
        case 0:
        case 3:
            return "linear PCM";
        case 1:
            return "ADPCM";
        case 2:
        case 14:
            return "MP3";
        case 4:
        case 5:
        case 6:
            return "Nellymoser";
        case 7:
            return "G.711 A-law";
        case 8:
            return "G.711 mu-law";
        case 11:
            return "Speex";
        default:
            return "number " + std::to_string(soundFormat);
    }
}

Result<void> requireAac(std::uint32_t code) {
    switch (code) {
        case fourCc("mp4a"):
            return {};
        case fourCc("Opus"):
            return unsupportedCodec("Opus");
        case fourCc("fLaC"):
            return unsupportedCodec("FLAC");
        case fourCc("ac-3"):
            return unsupportedCodec("AC-3");
        case fourCc("ec-3"):
            return unsupportedCodec("E-AC-3");
        case fourCc(".mp3"):
            return unsupportedCodec("MP3");
        default:
            return unsupportedCodec("'" + fourCcText(code) + "'");
    }
}

Result<FlvPacket> parseLegacy(ByteReader& reader) {
    SIGMA_TRY_ASSIGN(const std::uint8_t packetType, reader.readU8());
    if (packetType > 1) {
        return Error{ErrorCode::kInvalidData,
                     "AAC packet type " + std::to_string(packetType) + ", wanted 0 or 1"};
    }
    return packetType == 0 ? FlvPacket::kSequenceStart : FlvPacket::kFrames;
}

Result<FlvPacket> parseEnhanced(ByteReader& reader, std::uint8_t firstPacketType) {
    constexpr auto kMultitrack = static_cast<std::uint8_t>(EnhancedAudioPacket::kMultitrack);
    SIGMA_TRY_ASSIGN(const std::uint8_t packetType, skipModifiers(reader, firstPacketType));
    SIGMA_TRY_ASSIGN(const EnhancedCodec enhanced,
                     readEnhancedCodec(reader, packetType, kMultitrack, "audio"));
    SIGMA_TRY(requireAac(enhanced.fourCc));
    switch (static_cast<EnhancedAudioPacket>(enhanced.packetType)) {
        case EnhancedAudioPacket::kSequenceStart:
            return FlvPacket::kSequenceStart;
        case EnhancedAudioPacket::kCodedFrames:
            return FlvPacket::kFrames;
        case EnhancedAudioPacket::kSequenceEnd:
        case EnhancedAudioPacket::kMultichannelConfig:  // AAC's own configuration says it
            return FlvPacket::kIgnored;
        default:
            return Error{ErrorCode::kUnsupported, "enhanced audio packet type " +
                                                      std::to_string(enhanced.packetType) +
                                                      " is not supported"};
    }
}

}  // namespace

Result<FlvAudioHeader> parseFlvAudioHeader(ByteSpan body) {
    ByteReader reader(body);
    SIGMA_TRY_ASSIGN(const std::uint8_t first, reader.readU8());
    const auto soundFormat = static_cast<std::uint8_t>(first >> 4);
    FlvAudioHeader header;
    if (soundFormat == kEnhanced) {
        SIGMA_TRY_ASSIGN(header.packet,
                         parseEnhanced(reader, static_cast<std::uint8_t>(first & 0x0F)));
    } else if (soundFormat == kLegacyAac) {
        SIGMA_TRY_ASSIGN(header.packet, parseLegacy(reader));
    } else {
        return unsupportedCodec(legacyName(soundFormat));
    }
    header.size = reader.position();
    return header;
}

}  // namespace sigma::container
