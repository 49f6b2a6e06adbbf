#pragma once

#include <string>

#include "core/base/shared_buffer.h"

namespace sigma::container::test {

/// The tree of boxes as text, a line each with its size and the values of its fields, for golden
/// files. Made after ISO/IEC 14496-12 and -14, and knows nothing of the room's own readers.
std::string dumpBoxes(ByteSpan bytes);

/// The text of tests/golden/fmp4/<name>; empty where there is none.
std::string golden(const std::string& name);

}  // namespace sigma::container::test
