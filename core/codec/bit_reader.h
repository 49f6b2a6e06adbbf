#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::codec {

/// Reads the header fields of a bitstream, most significant bit first.
///
/// A read past the end gives 0 and is remembered, so that a syntax structure can be read as its
/// specification lists it and checked once, with check(). A loop over a count that was read must
/// bound that count itself. Does not own the bytes.
class BitReader {
public:
    explicit BitReader(ByteSpan bytes) : m_bytes(bytes) {}

    /// u(n), n from 0 to 32.
    std::uint32_t bits(unsigned count);
    /// u(1)
    bool flag() { return bits(1) != 0; }
    /// ue(v), Exp-Golomb (ISO/IEC 14496-10, 9.1). A code of more than 32 bits counts as past the
    /// end.
    std::uint32_t ue();
    /// se(v), signed Exp-Golomb (ISO/IEC 14496-10, 9.1.1).
    std::int32_t se();
    void skip(std::size_t count);

    std::size_t remaining() const { return m_bytes.size() * 8 - m_position; }
    bool passedEnd() const { return m_passedEnd; }
    /// kInvalidData, naming `structure`, once a read has passed the end.
    Result<void> check(std::string_view structure) const;

private:
    void passEnd();

    ByteSpan m_bytes;
    std::size_t m_position = 0;
    bool m_passedEnd = false;
};

}  // namespace sigma::codec
