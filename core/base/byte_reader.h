#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma {

/// Reads big-endian values from bytes that came from outside.
///
/// Does not own the bytes. Every read fails with kNotEnoughData rather than pass the end, and
/// then leaves the position where it was.
class ByteReader {
public:
    explicit ByteReader(ByteSpan bytes) : m_bytes(bytes) {}

    std::size_t position() const { return m_position; }
    std::size_t remaining() const { return m_bytes.size() - m_position; }
    bool atEnd() const { return remaining() == 0; }
    ByteSpan rest() const { return m_bytes.subspan(m_position); }

    Result<std::uint8_t> readU8() { return readUnsigned<std::uint8_t>(1); }
    Result<std::uint16_t> readU16() { return readUnsigned<std::uint16_t>(2); }
    Result<std::uint32_t> readU24() { return readUnsigned<std::uint32_t>(3); }
    Result<std::uint32_t> readU32() { return readUnsigned<std::uint32_t>(4); }
    Result<std::uint64_t> readU64() { return readUnsigned<std::uint64_t>(8); }
    /// Little-endian; RTMP's message stream id is the only one of its kind.
    Result<std::uint32_t> readU32LittleEndian();
    Result<double> readDouble();
    Result<ByteSpan> readBytes(std::size_t count);
    Result<std::string_view> readText(std::size_t count);
    Result<void> skip(std::size_t count);

private:
    template <class T>
    Result<T> readUnsigned(std::size_t width) {
        SIGMA_TRY_ASSIGN(const ByteSpan bytes, readBytes(width));
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes) {
            value = (value << 8) | byte;
        }
        return static_cast<T>(value);
    }

    ByteSpan m_bytes;
    std::size_t m_position = 0;
};

}  // namespace sigma
