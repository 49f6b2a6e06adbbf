#pragma once

#include <vector>

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/result.h"
#include "core/rtmp/amf_budget.h"
#include "core/rtmp/amf_value.h"

namespace sigma::rtmp {

/// Reads one AMF0 value (Adobe AMF 0 specification, section 2), including AVM+ values, which are
/// AMF3.
///
/// Class names of typed objects and time zones of dates are read over; long strings and XML
/// become text.
/// Errors: kNotEnoughData, kInvalidData, kLimitExceeded (see AmfBudget); kUnsupported for
/// references, movie clips and record sets.
Result<AmfValue> decodeAmf0(ByteReader& reader, AmfBudget& budget, std::size_t depth = 0);

/// All values of a message; the last one ends where the bytes do.
Result<std::vector<AmfValue>> decodeAmf0Values(ByteSpan bytes);

/// Writes one value. Byte arrays become text, names are cut at 65,535 bytes: AMF0 has no other
/// form for them.
void encodeAmf0(const AmfValue& value, ByteWriter& writer);

}  // namespace sigma::rtmp
