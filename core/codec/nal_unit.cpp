#include "core/codec/nal_unit.h"

#include <string>

namespace sigma::codec {

H264NalType h264NalType(ByteSpan nalUnit) {
    return static_cast<H264NalType>(nalUnit.front() & 0x1F);
}

HevcNalType hevcNalType(ByteSpan nalUnit) {
    return static_cast<HevcNalType>((nalUnit.front() >> 1) & 0x3F);
}

Result<ByteSpan> NalUnitReader::next() {
    const std::size_t left = m_reader.remaining();
    if (left < m_lengthSize) {
        return Error{ErrorCode::kInvalidData, "a NAL unit's length is cut off after " +
                                                  std::to_string(left) + " of " +
                                                  std::to_string(m_lengthSize) + " bytes"};
    }
    std::size_t length = 0;
    SIGMA_TRY_ASSIGN(const ByteSpan prefix, m_reader.readBytes(m_lengthSize));
    for (const std::uint8_t byte : prefix) {
        length = (length << 8) | byte;
    }
    if (length > m_reader.remaining()) {
        return Error{ErrorCode::kInvalidData,
                     "a NAL unit announces " + std::to_string(length) + " bytes, " +
                         std::to_string(m_reader.remaining()) + " are left"};
    }
    return m_reader.readBytes(length);
}

Bytes removeEmulationPrevention(ByteSpan nalUnit) {
    Bytes raw;
    raw.reserve(nalUnit.size());
    unsigned zeros = 0;
    for (const std::uint8_t byte : nalUnit) {
        if (zeros >= 2 && byte == 3) {
            zeros = 0;
            continue;
        }
        zeros = byte == 0 ? zeros + 1 : 0;
        raw.push_back(byte);
    }
    return raw;
}

}  // namespace sigma::codec
