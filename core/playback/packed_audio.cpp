#include "core/playback/packed_audio.h"

#include <string_view>

#include "core/base/byte_reader.h"

namespace sigma::playback {
namespace {

constexpr std::size_t kTagHeader = 10;
constexpr std::string_view kTimeOwner{"com.apple.streaming.transportStreamTimestamp\0", 45};
constexpr std::uint64_t kTimeMask = (std::uint64_t{1} << 33) - 1;

bool hasTag(ByteSpan bytes) {
    return bytes.size() >= kTagHeader && bytes[0] == 'I' && bytes[1] == 'D' && bytes[2] == '3';
}

/// Four bytes of seven bits.
std::uint32_t syncSafe(std::uint32_t value) {
    return (value & 0x7FU) | (value >> 1 & 0x3F80U) | (value >> 2 & 0x1F'C000U) |
           (value >> 3 & 0xFE0'0000U);
}

Result<std::int64_t> readTime(ByteSpan tag, bool hasSyncSafeSizes) {
    ByteReader reader(tag);
    while (true) {
        SIGMA_TRY_ASSIGN(const std::string_view id, reader.readText(4));
        SIGMA_TRY_ASSIGN(const std::uint32_t size, reader.readU32());
        SIGMA_TRY(reader.skip(2));
        SIGMA_TRY_ASSIGN(const ByteSpan frame,
                         reader.readBytes(hasSyncSafeSizes ? syncSafe(size) : size));
        ByteReader content(frame);
        if (id != "PRIV" || frame.size() != kTimeOwner.size() + sizeof(std::uint64_t)) {
            continue;
        }
        SIGMA_TRY_ASSIGN(const std::string_view owner, content.readText(kTimeOwner.size()));
        if (owner == kTimeOwner) {
            SIGMA_TRY_ASSIGN(const std::uint64_t time, content.readU64());
            return static_cast<std::int64_t>(time & kTimeMask);
        }
    }
}

}  // namespace

bool isPackedAudio(ByteSpan bytes) {
    return hasTag(bytes) || (bytes.size() > 1 && bytes[0] == 0xFF && (bytes[1] & 0xF6U) == 0xF0U);
}

PackedAudio readPackedAudio(ByteSpan bytes) {
    if (!hasTag(bytes)) {
        return {bytes, std::nullopt};
    }
    ByteReader reader(bytes.subspan(6));
    const std::size_t size = syncSafe(*reader.readU32());
    const ByteSpan rest = bytes.subspan(kTagHeader);
    if (size > rest.size()) {
        return {};
    }
    PackedAudio result{rest.subspan(size), std::nullopt};
    if (const auto time = readTime(rest.first(size), bytes[3] >= 4); time.has_value()) {
        result.time = *time;
    }
    return result;
}

}  // namespace sigma::playback
