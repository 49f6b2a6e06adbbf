#include "core/player/playing/latency_gauge.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// From the camera to the playlist; and how wrong two clocks may be.
constexpr Duration kMostOnTop = 60s;
constexpr Duration kLeastOnTop = -3s;

}  // namespace

void LatencyGauge::onEdge(Duration edge, SteadyTime now) {
    // A late answer does not put the edge back.
    if (!m_edge || edge >= *edgeAt(now) || edge > *m_edge) {
        m_edge = edge;
        m_edgeAt = now;
    }
}

void LatencyGauge::reset() {
    *this = {};
}

std::optional<Duration> LatencyGauge::edgeAt(SteadyTime now) const {
    if (!m_edge) {
        return std::nullopt;
    }
    return *m_edge + std::chrono::duration_cast<Duration>(now - m_edgeAt);
}

std::optional<LatencyGauge::Reading> LatencyGauge::read(SteadyTime now, Duration position,
                                                        std::optional<WallTime> serverNow,
                                                        std::optional<hls::DateTime> date) {
    const auto edge = edgeAt(now);
    if (!edge) {
        return std::nullopt;
    }
    const Duration distance = *edge - position;
    if (serverNow && date) {
        const auto latency = std::chrono::duration_cast<Duration>(*serverNow - *date);
        const Duration onTop = latency - distance;
        if (onTop >= kLeastOnTop && onTop <= kMostOnTop) {
            m_onTop = onTop;
            return Reading{latency, true};
        }
    }
    return Reading{distance + m_onTop.value_or(Duration{0}), m_onTop.has_value()};
}

}  // namespace sigma::player
