#pragma once

#include <cstdint>

#include "server/stream/media_time.h"

namespace sigma::packager {

using stream::MediaTime;

/// Peak and average of a rendition so far, bit/s.
struct MeasuredBandwidth {
    std::uint64_t peak = 0;
    std::uint64_t average = 0;
};

/// Measures what a rendition needs of a viewer's line: the peak over whole segments, and the
/// average since its beginning, which may be months ago (rfc8216bis, 4.4.6.2).
///
/// Thread: the stream's.
class BandwidthMeter {
public:
    void addSegment(std::uint64_t bytes, MediaTime duration);

    /// Nothing yet: zeros.
    const MeasuredBandwidth& measured() const { return m_measured; }

    static std::uint64_t bitRate(std::uint64_t bytes, MediaTime duration);

private:
    MeasuredBandwidth m_measured;
    std::uint64_t m_bytes = 0;
    MediaTime m_duration{0};
};

}  // namespace sigma::packager
