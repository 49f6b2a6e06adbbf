#include "core/publish/connection_watch.h"

#include <algorithm>

namespace sigma::publish {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

void ConnectionWatch::begin(SteadyTime now) {
    m_acknowledged.clear();
    m_departures.clear();
    m_acknowledgedBytes = 0;
    m_acknowledgedBitrate = m_recentBitrate = 0;
    m_heldBackUntil = m_keyFrameUntil = SteadyTime();
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
    measureRates(now, report);
    // TLS adds a little to what it sends, so that less is unsent than the system says.
    const auto unsent = std::min<std::uint64_t>(report.bytesUnsent, report.bytesWritten);
    const std::uint64_t left = report.bytesWritten - unsent;
    m_departures.onLeft(left);
    m_departures.onAcknowledged(left - std::min<std::uint64_t>(report.bytesInFlight, left));
    if (const std::size_t bytes = m_departures.keyFrameBytes(); bytes != 0) {
        m_keyFrameBytes = bytes;
        m_keyFrameUntil = now + report.roundTrip;
    }
    const auto oldest = m_departures.oldestTimestamp();
    LinkSample sample;
    sample.delay = oldest ? queue.spanSince(*oldest) : queue.span();
    sample.acknowledgedBitrate = m_acknowledgedBitrate;
    sample.recentBitrate = m_recentBitrate;
    sample.backlogBytes = queue.bytes() + report.bytesUnsent;
    sample.keyFrameBytes = (now <= m_keyFrameUntil ? m_keyFrameBytes : 0) + queue.keyFrameBytes();
    sample.roundTrip = duration_cast<milliseconds>(report.roundTrip);
    sample.minRoundTrip = duration_cast<milliseconds>(report.minRoundTrip);
    sample.isHoldingBack = report.isHoldingBack;
    return sample;
}

/// What comes through while the kernel holds back, and until that has come back, says nothing of
/// the network: the rates stay what they were.
void ConnectionWatch::measureRates(SteadyTime now, const LinkReport& report) {
    if (report.isHoldingBack) {
        m_heldBackUntil = now + report.roundTrip;
    }
    if (now <= m_heldBackUntil) {
        m_acknowledged.clear();
    }
    m_acknowledged.update(now, report.bytesAcknowledged);
    if (!m_acknowledged.isEmpty()) {
        m_acknowledgedBitrate = m_acknowledged.over(milliseconds(500));
        m_recentBitrate = m_acknowledged.over(milliseconds(200));
    }
}

}  // namespace sigma::publish
