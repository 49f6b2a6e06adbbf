#include "core/codec/obu.h"

#include <vector>

#include "core/base/byte_writer.h"

namespace sigma::codec {
namespace {

constexpr unsigned kForbiddenBit = 0x80;
constexpr unsigned kExtensionFlag = 0x04;
constexpr unsigned kHasSizeFlag = 0x02;

/// leb128(), 4.10.5: at most eight bytes.
Result<std::uint64_t> readLeb128(ByteReader& reader) {
    std::uint64_t value = 0;
    for (unsigned index = 0; index != 8; ++index) {
        SIGMA_TRY_ASSIGN(const std::uint8_t byte, reader.readU8());
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * index);
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    return Error{ErrorCode::kInvalidData, "its size takes more than 8 bytes"};
}

Result<Obu> readObu(ByteReader& reader) {
    const ByteSpan from = reader.rest();
    SIGMA_TRY_ASSIGN(const std::uint8_t header, reader.readU8());
    if ((header & kForbiddenBit) != 0) {
        return Error{ErrorCode::kInvalidData, "its forbidden bit is set"};
    }
    if ((header & kExtensionFlag) != 0) {
        SIGMA_TRY(reader.skip(1));
    }
    std::uint64_t size = reader.remaining();
    if ((header & kHasSizeFlag) != 0) {
        SIGMA_TRY_ASSIGN(size, readLeb128(reader));
    }
    Obu obu;
    obu.type = static_cast<ObuType>((header >> 3) & 0x0F);
    SIGMA_TRY_ASSIGN(obu.payload, reader.readBytes(static_cast<std::size_t>(size)));
    obu.whole = from.first(from.size() - reader.remaining());
    return obu;
}

}  // namespace

Result<Obu> ObuReader::next() {
    auto obu = readObu(m_reader);
    if (obu.has_error()) {
        return Error{ErrorCode::kInvalidData, "an OBU is broken: " + obu.error().context};
    }
    return obu;
}

Result<SharedBuffer> withoutTemporalDelimiters(const SharedBuffer& temporalUnit) {
    std::size_t leading = 0;
    std::size_t delimiters = 0;
    std::vector<ByteSpan> kept;
    for (ObuReader reader(temporalUnit.view()); !reader.atEnd();) {
        SIGMA_TRY_ASSIGN(const Obu obu, reader.next());
        if (obu.type != ObuType::kTemporalDelimiter) {
            kept.push_back(obu.whole);
            continue;
        }
        delimiters += obu.whole.size();
        leading += kept.empty() ? obu.whole.size() : 0;
    }
    if (leading == delimiters) {
        return temporalUnit.slice(leading);
    }
    ByteWriter writer;
    for (const ByteSpan obu : kept) {
        writer.bytes(obu);
    }
    return writer.share();
}

}  // namespace sigma::codec
