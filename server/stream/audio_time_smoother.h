#pragma once

#include <cstdint>
#include <optional>

namespace sigma::stream {

/// Gives audio frames the exact spacing that their millisecond timestamps have lost.
///
/// RTMP rounds to milliseconds, which leaves gaps and overlaps of some samples between frames.
/// The smoother counts samples instead, follows the publisher's clock slowly, and takes the
/// timestamp as it is after a real gap.
class AudioTimeSmoother {
public:
    explicit AudioTimeSmoother(std::uint32_t samplesPerFrame)
        : m_samplesPerFrame(samplesPerFrame) {}

    /// `dts` in ticks of the sampling rate; the result is greater than the one before it.
    std::int64_t smooth(std::int64_t dts);

private:
    std::int64_t m_samplesPerFrame;
    std::optional<std::int64_t> m_last;
};

}  // namespace sigma::stream
