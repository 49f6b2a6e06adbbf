#pragma once

#include <cstdint>
#include <deque>

#include "core/base/clock.h"
#include "ui/studio/recent_mean.h"
#include "ui/widgets/bitrate_point.h"

namespace sigma::ui {

/// What a broadcast has sent: a figure that can be read, and a point a second for the graph.
///
/// Thread: one.
class UploadHistory {
public:
    /// Bits a second, both; as often as there are news.
    void add(SteadyTime now, std::int64_t sent, std::int64_t wanted);
    void clear();

    /// The mean of the last seconds.
    std::int64_t sentBitrate() const { return m_sent.value(); }
    /// The last two minutes; the newest is the last.
    const std::deque<widgets::BitratePoint>& points() const { return m_points; }
    /// Counts up whenever points() is another than before, and never comes back to a number.
    std::uint64_t pointsMade() const { return m_pointsMade; }

private:
    RecentMean m_sent;
    std::deque<widgets::BitratePoint> m_points;
    SteadyTime m_nextPoint;
    std::uint64_t m_pointsMade = 0;
};

}  // namespace sigma::ui
