#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma {

/// Appends big-endian values to a growing buffer.
class ByteWriter {
public:
    std::size_t size() const { return m_bytes.size(); }
    ByteSpan view() const { return m_bytes; }
    void reserve(std::size_t count) { m_bytes.reserve(count); }

    ByteWriter& u8(std::uint64_t value) { return unsignedValue(value, 1); }
    ByteWriter& u16(std::uint64_t value) { return unsignedValue(value, 2); }
    ByteWriter& u24(std::uint64_t value) { return unsignedValue(value, 3); }
    ByteWriter& u32(std::uint64_t value) { return unsignedValue(value, 4); }
    ByteWriter& u64(std::uint64_t value) { return unsignedValue(value, 8); }
    /// Little-endian; RTMP's message stream id is the only one of its kind.
    ByteWriter& u32LittleEndian(std::uint32_t value);
    ByteWriter& f64(double value) { return u64(std::bit_cast<std::uint64_t>(value)); }
    ByteWriter& bytes(ByteSpan value);
    ByteWriter& text(std::string_view value);
    ByteWriter& zeros(std::size_t count);

    /// Overwrites four bytes written before; for sizes known only afterwards.
    void patchU32(std::size_t position, std::uint32_t value);

    Bytes take() { return std::move(m_bytes); }
    SharedBuffer share() { return SharedBuffer::take(take()); }

private:
    ByteWriter& unsignedValue(std::uint64_t value, unsigned width);

    Bytes m_bytes;
};

}  // namespace sigma
