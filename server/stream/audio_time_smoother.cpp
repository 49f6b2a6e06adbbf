#include "server/stream/audio_time_smoother.h"

#include <algorithm>
#include <cstdlib>

namespace sigma::stream {

std::int64_t AudioTimeSmoother::smooth(std::int64_t dts) {
    constexpr std::int64_t kGapInFrames = 3;
    constexpr std::int64_t kCorrectionDivisor = 64;
    if (m_last) {
        const std::int64_t expected = *m_last + m_samplesPerFrame;
        const std::int64_t error = dts - expected;
        if (std::abs(error) <= kGapInFrames * m_samplesPerFrame) {
            dts = expected + error / kCorrectionDivisor;
        }
        dts = std::max(dts, *m_last + 1);
    }
    m_last = dts;
    return dts;
}

}  // namespace sigma::stream
