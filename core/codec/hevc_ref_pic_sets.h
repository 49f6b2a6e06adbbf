#pragma once

#include "core/codec/bit_reader.h"

namespace sigma::codec {

/// Moves past the short-term reference picture sets of an HEVC SPS, and their count
/// (ISO/IEC 23008-2, 7.3.7).
///
/// Sets may be predicted from the one before, so that the length of each follows from the
/// contents of all (7.4.8). Counts beyond the standard's are cut to it: what the caller reads next
/// is then meaningless, but the work is bounded.
void skipShortTermRefPicSets(BitReader& reader);

}  // namespace sigma::codec
