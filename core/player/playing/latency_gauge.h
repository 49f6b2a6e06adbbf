#pragma once

#include <optional>

#include "core/base/clock.h"
#include "core/hls/date_time.h"
#include "core/player/duration.h"

namespace sigma::player {

/// How far behind the broadcast a position is.
///
/// By the programme's dates and the server's clock. Dates that cannot be true, since the distance
/// to the newest part says otherwise (a clock was set, on either side), are passed over: then it is
/// that distance, and what the dates last had on top of it. Thread: one at a time.
class LatencyGauge {
public:
    struct Reading {
        Duration latency{0};
        bool isByDate = false;  ///< now or from earlier dates; else it is the distance alone
    };

    /// Where the newest part ended when it became known.
    void onEdge(Duration edge, SteadyTime now);
    /// Of another stream.
    void reset();
    /// Nothing before the first edge.
    std::optional<Reading> read(SteadyTime now, Duration position,
                                std::optional<WallTime> serverNow,
                                std::optional<hls::DateTime> date);
    /// How far the edge has got, as far as it can be known now.
    std::optional<Duration> edgeAt(SteadyTime now) const;

private:
    std::optional<Duration> m_edge;
    SteadyTime m_edgeAt;
    std::optional<Duration> m_onTop;
};

}  // namespace sigma::player
