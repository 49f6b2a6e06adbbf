#include "core/base/byte_reader.h"

#include <string>

namespace sigma {

Result<ByteSpan> ByteReader::readBytes(std::size_t count) {
    if (count > remaining()) {
        return Error{ErrorCode::kNotEnoughData, "wanted " + std::to_string(count) + " bytes, " +
                                                    std::to_string(remaining()) + " are left"};
    }
    const ByteSpan bytes = m_bytes.subspan(m_position, count);
    m_position += count;
    return bytes;
}

Result<std::uint32_t> ByteReader::readU32LittleEndian() {
    SIGMA_TRY_ASSIGN(const std::uint32_t value, readU32());
    return (value >> 24) | ((value >> 8) & 0xFF00U) | ((value << 8) & 0xFF0000U) | (value << 24);
}

Result<double> ByteReader::readDouble() {
    SIGMA_TRY_ASSIGN(const std::uint64_t bits, readU64());
    return std::bit_cast<double>(bits);
}

Result<std::string_view> ByteReader::readText(std::size_t count) {
    SIGMA_TRY_ASSIGN(const ByteSpan bytes, readBytes(count));
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

Result<void> ByteReader::skip(std::size_t count) {
    SIGMA_TRY(readBytes(count));
    return {};
}

}  // namespace sigma
