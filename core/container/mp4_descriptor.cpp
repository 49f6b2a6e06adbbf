#include "core/container/mp4_descriptor.h"

#include <string>

#include "core/container/mp4_box.h"

namespace sigma::container {

namespace {

constexpr std::uint8_t kEsTag = 3;
constexpr std::uint8_t kDecoderConfigTag = 4;
constexpr std::uint8_t kDecoderSpecificTag = 5;
constexpr std::uint8_t kSyncLayerTag = 6;
constexpr std::uint8_t kMpeg4Audio = 0x40;
constexpr std::uint8_t kAudioStream = 0x15;
constexpr std::uint8_t kPredefinedForMp4 = 2;

constexpr std::size_t kHeaderSize = 5;
constexpr std::size_t kFixedDecoderConfigSize = 13;

/// A descriptor's tag, and its length in the form of four bytes (ISO/IEC 14496-1, 8.3.3).
void writeHeader(ByteWriter& writer, std::uint8_t tag, std::size_t length) {
    writer.u8(tag);
    for (int shift = 21; shift > 0; shift -= 7) {
        writer.u8(0x80 | ((length >> shift) & 0x7F));
    }
    writer.u8(length & 0x7F);
}

/// The contents of the descriptor that begins at the reader's position, which must have this tag.
Result<ByteReader> openDescriptor(ByteReader& reader, std::uint8_t expectedTag) {
    SIGMA_TRY_ASSIGN(const std::uint8_t tag, reader.readU8());
    if (tag != expectedTag) {
        return Error{ErrorCode::kInvalidData, "descriptor " + std::to_string(tag) + ", expected " +
                                                  std::to_string(expectedTag)};
    }
    std::size_t length = 0;
    for (int index = 0; index != 4; ++index) {
        SIGMA_TRY_ASSIGN(const std::uint8_t byte, reader.readU8());
        length = (length << 7) | (byte & 0x7FU);
        if ((byte & 0x80U) == 0) {
            break;
        }
    }
    SIGMA_TRY_ASSIGN(const ByteSpan contents, reader.readBytes(length));
    return ByteReader(contents);
}

Result<void> skipEsFields(ByteReader& reader) {
    constexpr std::uint8_t kDependsOnStream = 0x80;
    constexpr std::uint8_t kHasUrl = 0x40;
    constexpr std::uint8_t kHasClockReference = 0x20;
    SIGMA_TRY(reader.skip(2));
    SIGMA_TRY_ASSIGN(const std::uint8_t flags, reader.readU8());
    if ((flags & kDependsOnStream) != 0) {
        SIGMA_TRY(reader.skip(2));
    }
    if ((flags & kHasUrl) != 0) {
        SIGMA_TRY_ASSIGN(const std::uint8_t length, reader.readU8());
        SIGMA_TRY(reader.skip(length));
    }
    return reader.skip((flags & kHasClockReference) != 0 ? 2 : 0);
}

}  // namespace

void writeAudioDescriptor(ByteWriter& writer, ByteSpan audioSpecificConfig) {
    const std::size_t decoderConfigSize =
        kFixedDecoderConfigSize + kHeaderSize + audioSpecificConfig.size();
    writeHeader(writer, kEsTag, 3 + kHeaderSize + decoderConfigSize + kHeaderSize + 1);
    writer.u16(0).u8(0);
    writeHeader(writer, kDecoderConfigTag, decoderConfigSize);
    writer.u8(kMpeg4Audio).u8(kAudioStream);
    writer.u24(0).u32(0).u32(0);  // buffer size, greatest and average bit rate: not known
    writeHeader(writer, kDecoderSpecificTag, audioSpecificConfig.size());
    writer.bytes(audioSpecificConfig);
    writeHeader(writer, kSyncLayerTag, 1);
    writer.u8(kPredefinedForMp4);
}

Result<ByteSpan> audioSpecificConfigOf(ByteSpan esdsPayload) {
    ByteReader reader(esdsPayload);
    SIGMA_TRY(FullBoxHeader::read(reader));
    SIGMA_TRY_ASSIGN(ByteReader stream, openDescriptor(reader, kEsTag));
    SIGMA_TRY(skipEsFields(stream));
    SIGMA_TRY_ASSIGN(ByteReader decoder, openDescriptor(stream, kDecoderConfigTag));
    SIGMA_TRY_ASSIGN(const std::uint8_t objectType, decoder.readU8());
    if (objectType != kMpeg4Audio) {
        return Error{ErrorCode::kUnsupported,
                     "object type " + std::to_string(objectType) + " is not MPEG-4 audio (64)"};
    }
    SIGMA_TRY(decoder.skip(kFixedDecoderConfigSize - 1));
    SIGMA_TRY_ASSIGN(const ByteReader specific, openDescriptor(decoder, kDecoderSpecificTag));
    return specific.rest();
}

}  // namespace sigma::container
