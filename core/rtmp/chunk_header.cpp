#include "core/rtmp/chunk_header.h"

#include <array>

namespace sigma::rtmp {
namespace {

constexpr std::uint32_t kExtendedTimestamp = 0xFFFFFF;
constexpr std::array<std::size_t, 3> kMessageHeaderSizes{11, 7, 3};

std::uint32_t bigEndian(ByteSpan bytes) {
    std::uint32_t value = 0;
    for (const std::uint8_t byte : bytes) {
        value = (value << 8) | byte;
    }
    return value;
}

std::uint32_t littleEndian(ByteSpan bytes) {
    std::uint32_t value = 0;
    for (std::size_t index = bytes.size(); index != 0; --index) {
        value = (value << 8) | bytes[index - 1];
    }
    return value;
}

}  // namespace

std::optional<ChunkBasicHeader> parseBasicHeader(ByteSpan bytes) {
    if (bytes.empty()) {
        return std::nullopt;
    }
    const auto format = static_cast<std::uint8_t>(bytes[0] >> 6);
    const std::uint32_t id = bytes[0] & 0x3FU;
    if (id >= 2) {
        return ChunkBasicHeader{1, format, id};
    }
    const std::size_t size = 2 + id;
    if (bytes.size() < size) {
        return std::nullopt;
    }
    return ChunkBasicHeader{size, format, 64 + littleEndian(bytes.subspan(1, size - 1))};
}

std::optional<ChunkMessageHeader> parseMessageHeader(std::uint8_t format, ByteSpan bytes) {
    ChunkMessageHeader header;
    header.size = kMessageHeaderSizes.at(format);
    if (bytes.size() < header.size) {
        return std::nullopt;
    }
    header.time = bigEndian(bytes.first(3));
    if (format <= 1) {
        header.length = bigEndian(bytes.subspan(3, 3));
        header.type = bytes[6];
    }
    if (format == 0) {
        header.streamId = littleEndian(bytes.subspan(7, 4));
    }
    if (header.time == kExtendedTimestamp) {
        if (bytes.size() < header.size + 4) {
            return std::nullopt;
        }
        header.isExtended = true;
        header.time = bigEndian(bytes.subspan(header.size, 4));
        header.size += 4;
    }
    return header;
}

}  // namespace sigma::rtmp
