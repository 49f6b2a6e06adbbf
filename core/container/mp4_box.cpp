#include "core/container/mp4_box.h"

namespace sigma::container {

namespace {

constexpr std::uint32_t kSizeIsToTheEnd = 0;
constexpr std::uint32_t kSizeIs64Bit = 1;

}  // namespace

std::string toString(FourCc type) {
    std::string name(4, '.');
    for (std::size_t index = 0; index != 4; ++index) {
        const auto character = static_cast<char>((type >> (24 - 8 * index)) & 0xFF);
        if (character >= ' ' && character <= '~') {
            name[index] = character;
        }
    }
    return name;
}

Result<Mp4Box> Mp4Box::read(ByteReader& reader) {
    const std::size_t available = reader.remaining();
    const std::size_t start = reader.position();
    SIGMA_TRY_ASSIGN(const std::uint32_t shortSize, reader.readU32());
    SIGMA_TRY_ASSIGN(const FourCc type, reader.readU32());
    std::uint64_t size = shortSize;
    if (shortSize == kSizeIs64Bit) {
        SIGMA_TRY_ASSIGN(size, reader.readU64());
    } else if (shortSize == kSizeIsToTheEnd) {
        size = available;
    }
    const std::size_t headerSize = reader.position() - start;
    if (size < headerSize) {
        return Error{ErrorCode::kInvalidData, "box " + toString(type) + " announces " +
                                                  std::to_string(size) +
                                                  " bytes, fewer than its header has"};
    }
    if (size > available) {
        return Error{ErrorCode::kNotEnoughData, "box " + toString(type) + " announces " +
                                                    std::to_string(size) + " bytes, " +
                                                    std::to_string(available) + " are left"};
    }
    SIGMA_TRY_ASSIGN(const ByteSpan payload,
                     reader.readBytes(static_cast<std::size_t>(size) - headerSize));
    return Mp4Box{type, payload};
}

Result<FullBoxHeader> FullBoxHeader::read(ByteReader& reader) {
    FullBoxHeader header;
    SIGMA_TRY_ASSIGN(header.version, reader.readU8());
    SIGMA_TRY_ASSIGN(header.flags, reader.readU24());
    return header;
}

}  // namespace sigma::container
