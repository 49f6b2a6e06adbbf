#include "core/container/flv_enhanced_header.h"

namespace sigma::container {
namespace {

constexpr std::uint8_t kModEx = 7;  // the same for video and audio
constexpr std::uint8_t kOneTrack = 0;

}  // namespace

Result<std::uint8_t> skipModifiers(ByteReader& reader, std::uint8_t packetType) {
    while (packetType == kModEx) {
        SIGMA_TRY_ASSIGN(const std::uint8_t shortSize, reader.readU8());
        std::size_t size = shortSize + std::size_t{1};
        if (size == 256) {
            SIGMA_TRY_ASSIGN(const std::uint16_t longSize, reader.readU16());
            size = longSize + std::size_t{1};
        }
        SIGMA_TRY(reader.skip(size));
        SIGMA_TRY_ASSIGN(const std::uint8_t types, reader.readU8());
        packetType = types & 0x0F;
    }
    return packetType;
}

Result<EnhancedCodec> readEnhancedCodec(ByteReader& reader, std::uint8_t packetType,
                                        std::uint8_t multitrackType, std::string_view kind) {
    EnhancedCodec codec{packetType, 0};
    if (packetType != multitrackType) {
        SIGMA_TRY_ASSIGN(codec.fourCc, reader.readU32());
        return codec;
    }
    SIGMA_TRY_ASSIGN(const std::uint8_t types, reader.readU8());
    if ((types >> 4) != kOneTrack) {
        return Error{ErrorCode::kUnsupported, "a message with several " + std::string(kind) +
                                                  " tracks is not supported; send one track"};
    }
    codec.packetType = types & 0x0F;
    if (codec.packetType == multitrackType) {
        return Error{ErrorCode::kInvalidData, "a multitrack packet is within another"};
    }
    SIGMA_TRY_ASSIGN(codec.fourCc, reader.readU32());
    SIGMA_TRY_ASSIGN(const std::uint8_t track, reader.readU8());
    if (track != 0) {
        return Error{ErrorCode::kUnsupported, std::string(kind) + " track " +
                                                  std::to_string(track) +
                                                  " is not supported; send one track, number 0"};
    }
    return codec;
}

std::string fourCcText(std::uint32_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        const auto character = static_cast<char>((value >> shift) & 0xFF);
        text += character >= ' ' && character <= '~' ? character : '?';
    }
    return text;
}

}  // namespace sigma::container
