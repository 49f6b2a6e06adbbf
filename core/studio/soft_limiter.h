#pragma once

#include <cmath>
#include <span>

namespace sigma::studio {

/// Bends what would pass full scale: below -2 dB nothing is changed, above it the curve flattens
/// without a corner and never passes 1.
inline void limitSoftly(std::span<float> samples) {
    constexpr float kKnee = 0.8F;
    for (float& sample : samples) {
        const float amplitude = std::abs(sample);
        if (amplitude > kKnee) {
            const float bent = kKnee + (1 - kKnee) * std::tanh((amplitude - kKnee) / (1 - kKnee));
            sample = std::copysign(bent, sample);
        }
    }
}

}  // namespace sigma::studio
