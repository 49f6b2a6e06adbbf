#pragma once

#include <vector>

#include "core/base/shared_buffer.h"

namespace sigma::codec {

/// The NAL units of a byte stream with start codes (ISO/IEC 14496-10, Annex B), without the zeros
/// around them; they point into `stream`. What stands before the first start code is left out.
std::vector<ByteSpan> splitAnnexB(ByteSpan stream);

}  // namespace sigma::codec
