#include "core/publish/connection_watch.h"

#include <algorithm>

namespace sigma::publish {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

void ConnectionWatch::begin(SteadyTime now) {
    m_acknowledged.clear();
    m_departures.clear();
    m_acknowledgedBytes = 0;
    m_progressAt = now;
}

void ConnectionWatch::onWritten(std::int64_t timestamp, std::size_t keyFrameBytes,
                                const LinkReport& report) {
    m_departures.onWritten(timestamp, keyFrameBytes, report.bytesWritten);
}

LinkSample ConnectionWatch::measure(SteadyTime now, const LinkReport& report,
                                    const SendQueue& queue, bool isSending) {
    const bool isIdle =
        !isSending && queue.empty() && report.bytesUnsent == 0 && report.bytesInFlight == 0;
    if (isIdle || report.bytesAcknowledged != m_acknowledgedBytes) {
        m_progressAt = now;
    }
    m_acknowledgedBytes = report.bytesAcknowledged;
    m_acknowledged.update(now, report.bytesAcknowledged);
    // TLS adds a little to what it sends, so that less is unsent than the system says.
    const auto unsent = std::min<std::uint64_t>(report.bytesUnsent, report.bytesWritten);
    m_departures.onLeft(report.bytesWritten - unsent);
    const auto oldest = m_departures.oldestTimestamp();
    LinkSample sample;
    sample.delay = oldest ? queue.spanSince(*oldest) : queue.span();
    sample.acknowledgedBitrate = m_acknowledged.over(milliseconds(500));
    sample.recentBitrate = m_acknowledged.over(milliseconds(200));
    sample.backlogBytes = queue.bytes() + report.bytesUnsent;
    sample.keyFrameBytes = m_departures.keyFrameBytes() + queue.keyFrameBytes();
    sample.roundTrip = duration_cast<milliseconds>(report.roundTrip);
    sample.minRoundTrip = duration_cast<milliseconds>(report.minRoundTrip);
    return sample;
}

}  // namespace sigma::publish
