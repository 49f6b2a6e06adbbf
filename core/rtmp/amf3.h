#pragma once

#include <cstddef>

#include "core/base/byte_reader.h"
#include "core/base/result.h"
#include "core/rtmp/amf_budget.h"
#include "core/rtmp/amf_value.h"

namespace sigma::rtmp {

/// Reads one AMF3 value (Adobe AMF 3 specification, section 3) with tables of its own for
/// repeated strings and traits, as each AVM+ value inside an AMF0 message has.
///
/// Integers become numbers, XML becomes text, an array with named elements becomes an ECMA array
/// whose dense part is named "0", "1" and so on.
/// Errors: kNotEnoughData, kInvalidData, kLimitExceeded (see AmfBudget); kUnsupported for
/// references to objects, externalizable classes, vectors and dictionaries.
Result<AmfValue> decodeAmf3(ByteReader& reader, AmfBudget& budget, std::size_t depth = 0);

}  // namespace sigma::rtmp
