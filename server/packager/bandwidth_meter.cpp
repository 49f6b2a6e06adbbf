#include "server/packager/bandwidth_meter.h"

#include <algorithm>
#include <chrono>

namespace sigma::packager {

void BandwidthMeter::addSegment(std::uint64_t bytes, MediaTime duration) {
    m_bytes += bytes;
    m_duration += duration;
    m_measured.peak = std::max(m_measured.peak, bitRate(bytes, duration));
    m_measured.average = bitRate(m_bytes, m_duration);
}

/// In floating point, because a month's bits times the ticks of a second fit into no integer.
std::uint64_t BandwidthMeter::bitRate(std::uint64_t bytes, MediaTime duration) {
    const std::chrono::duration<double> seconds = std::max(duration, MediaTime(1));
    return static_cast<std::uint64_t>(8.0 * static_cast<double>(bytes) / seconds.count());
}

}  // namespace sigma::packager
