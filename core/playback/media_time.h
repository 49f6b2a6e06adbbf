#pragma once

#include <algorithm>
#include <cstdint>

#include "core/media/media_sample.h"
#include "core/player/duration.h"

namespace sigma::playback {

/// Ticks of a timescale, which is not zero, as a duration; 30,000 years at most, whatever comes
/// from outside.
inline player::Duration durationOfTicks(std::int64_t ticks, std::uint32_t timescale) {
    constexpr std::int64_t kMostSeconds = 1'000'000'000'000;
    const auto scale = static_cast<std::int64_t>(timescale);
    const std::int64_t seconds = std::clamp(ticks / scale, -kMostSeconds, kMostSeconds);
    return player::Duration(seconds * 1'000'000 + ticks % scale * 1'000'000 / scale);
}

inline std::int64_t presentationTicks(const media::MediaSample& sample) {
    return sample.dts + sample.ctsOffset;
}

/// The time that is nearest to `reference` of those that differ from `time` by multiples of 2^33:
/// MPEG-2 transport streams count no farther (ISO/IEC 13818-1, 2.4.3.6).
inline std::int64_t unwrapNear(std::int64_t time, std::int64_t reference) {
    constexpr std::int64_t kRound = std::int64_t{1} << 33;
    const std::int64_t ahead = ((time - reference) % kRound + kRound) % kRound;
    return reference + (ahead < kRound / 2 ? ahead : ahead - kRound);
}

}  // namespace sigma::playback
