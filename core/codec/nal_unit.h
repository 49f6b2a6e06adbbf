#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/byte_reader.h"
#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::codec {

/// nal_unit_type of ISO/IEC 14496-10, table 7-1, as far as it matters here.
enum class H264NalType : std::uint8_t {
    kSlice = 1,
    kPartitionA = 2,
    kIdrSlice = 5,
    kSps = 7,
    kPps = 8,
};

/// nal_unit_type of ISO/IEC 23008-2, table 7-1, as far as it matters here.
enum class HevcNalType : std::uint8_t {
    kFirstIrap = 16,
    kLastIrap = 23,
    kLastVcl = 31,
    kVps = 32,
    kSps = 33,
    kPps = 34,
};

/// The type in the header of a NAL unit that is not empty.
H264NalType h264NalType(ByteSpan nalUnit);
HevcNalType hevcNalType(ByteSpan nalUnit);

/// Walks NAL units that stand behind their length, as in ISO/IEC 14496-15, 4.3.3.
///
/// Does not own the bytes. Errors: kInvalidData when a length passes the end.
class NalUnitReader {
public:
    /// lengthSize: 1, 2 or 4 bytes.
    NalUnitReader(ByteSpan bytes, unsigned lengthSize)
        : m_reader(bytes), m_lengthSize(lengthSize) {}

    bool atEnd() const { return m_reader.atEnd(); }
    /// The next NAL unit without its length; may be empty.
    Result<ByteSpan> next();

private:
    ByteReader m_reader;
    unsigned m_lengthSize;
};

/// The NAL unit without its emulation prevention bytes (ISO/IEC 14496-10, 7.4.1.1).
Bytes removeEmulationPrevention(ByteSpan nalUnit);

}  // namespace sigma::codec
