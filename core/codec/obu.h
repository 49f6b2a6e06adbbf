#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/byte_reader.h"
#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::codec {

/// obu_type of the AV1 specification, 6.2.2, as far as it matters here.
enum class ObuType : std::uint8_t {
    kSequenceHeader = 1,
    kTemporalDelimiter = 2,
    kFrameHeader = 3,
    kFrame = 6,
};

/// One open bitstream unit; the spans are of the bytes read.
struct Obu {
    ObuType type = ObuType::kSequenceHeader;
    ByteSpan whole;    ///< header and size included
    ByteSpan payload;  ///< without them
};

/// Walks the OBUs of a temporal unit (AV1 specification, 5.3).
///
/// Does not own the bytes. One without a size reaches to the end, as in AV1-ISOBMFF, 2.4.
/// Errors: kInvalidData when a header is broken or a size passes the end.
class ObuReader {
public:
    explicit ObuReader(ByteSpan bytes) : m_reader(bytes) {}

    bool atEnd() const { return m_reader.atEnd(); }
    Result<Obu> next();

private:
    ByteReader m_reader;
};

/// The temporal unit as AV1-ISOBMFF, 2.4, wants it: without temporal delimiters.
///
/// A slice where only the beginning goes, which is the usual case. Errors: as ObuReader.
Result<SharedBuffer> withoutTemporalDelimiters(const SharedBuffer& temporalUnit);

}  // namespace sigma::codec
