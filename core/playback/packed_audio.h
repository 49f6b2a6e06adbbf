#pragma once

#include <cstdint>
#include <optional>

#include "core/base/shared_buffer.h"

namespace sigma::playback {

/// ADTS frames of one segment, and the time of the first one.
struct PackedAudio {
    ByteSpan frames;
    std::optional<std::int64_t> time;  ///< 90,000 ticks a second, 33 bits
};

/// Whether bytes begin with an ID3 tag or an ADTS frame.
bool isPackedAudio(ByteSpan bytes);

/// Takes the ID3 tag off, whose PRIV frame tells the time (RFC 8216, 3.4). A tag that is broken
/// tells none.
PackedAudio readPackedAudio(ByteSpan bytes);

}  // namespace sigma::playback
