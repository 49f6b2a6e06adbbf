#include "core/base/byte_writer.h"

namespace sigma {

ByteWriter& ByteWriter::unsignedValue(std::uint64_t value, unsigned width) {
    for (unsigned shift = width * 8; shift != 0; shift -= 8) {
        m_bytes.push_back(static_cast<std::uint8_t>(value >> (shift - 8)));
    }
    return *this;
}

ByteWriter& ByteWriter::u32LittleEndian(std::uint32_t value) {
    for (unsigned shift = 0; shift != 32; shift += 8) {
        m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    return *this;
}

ByteWriter& ByteWriter::bytes(ByteSpan value) {
    m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    return *this;
}

ByteWriter& ByteWriter::text(std::string_view value) {
    m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    return *this;
}

ByteWriter& ByteWriter::zeros(std::size_t count) {
    m_bytes.insert(m_bytes.end(), count, 0);
    return *this;
}

void ByteWriter::patchU32(std::size_t position, std::uint32_t value) {
    assert(position + 4 <= m_bytes.size());
    for (unsigned index = 0; index != 4; ++index) {
        m_bytes[position + index] = static_cast<std::uint8_t>(value >> (24 - 8 * index));
    }
}

}  // namespace sigma
