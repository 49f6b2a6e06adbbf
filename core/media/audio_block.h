#pragma once

#include <cstdint>
#include <vector>

#include "core/base/clock.h"

namespace sigma::media {

/// Some milliseconds of uncompressed sound. Immutable once shared.
struct AudioBlock {
    std::uint32_t sampleRate = 48'000;  ///< Hz
    std::uint32_t channels = 2;
    std::vector<float> samples;  ///< interleaved, full scale at 1
    SteadyTime capturedAt;       ///< of the first sample
};

}  // namespace sigma::media
