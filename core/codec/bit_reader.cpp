#include "core/codec/bit_reader.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace sigma::codec {

std::uint32_t BitReader::bits(unsigned count) {
    assert(count <= 32);
    if (count > remaining()) {
        passEnd();
        return 0;
    }
    std::uint64_t value = 0;
    for (unsigned taken = 0; taken != count;) {
        const auto offset = static_cast<unsigned>(m_position % 8);
        const unsigned width = std::min(8 - offset, count - taken);
        const unsigned byte = m_bytes[m_position / 8];
        const unsigned part = (byte >> (8 - offset - width)) & ((1U << width) - 1);
        value = (value << width) | part;
        taken += width;
        m_position += width;
    }
    return static_cast<std::uint32_t>(value);
}

std::uint32_t BitReader::ue() {
    unsigned leadingZeros = 0;
    while (!flag()) {
        ++leadingZeros;
        if (m_passedEnd || leadingZeros == 32) {
            passEnd();
            return 0;
        }
    }
    const std::uint64_t suffix = bits(leadingZeros);
    return m_passedEnd ? 0 : static_cast<std::uint32_t>((1ULL << leadingZeros) - 1 + suffix);
}

std::int32_t BitReader::se() {
    const std::uint32_t code = ue();
    const auto magnitude = static_cast<std::int32_t>((static_cast<std::uint64_t>(code) + 1) / 2);
    return code % 2 == 0 ? -magnitude : magnitude;
}

void BitReader::skip(std::size_t count) {
    if (count > remaining()) {
        passEnd();
        return;
    }
    m_position += count;
}

Result<void> BitReader::check(std::string_view structure) const {
    if (m_passedEnd) {
        return Error{ErrorCode::kInvalidData,
                     "the " + std::string(structure) + " ends early or holds an overlong code"};
    }
    return {};
}

void BitReader::passEnd() {
    m_passedEnd = true;
    m_position = m_bytes.size() * 8;
}

}  // namespace sigma::codec
