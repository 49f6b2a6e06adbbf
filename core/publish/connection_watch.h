#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "core/base/clock.h"
#include "core/publish/acknowledged_rate.h"
#include "core/publish/departures.h"
#include "core/publish/link_report.h"
#include "core/publish/link_sample.h"
#include "core/publish/send_queue.h"

namespace sigma::publish {

/// What one connection does with what it is given: how late it is, how fast, and whether it is
/// stuck. Thread: the owner's.
class ConnectionWatch {
public:
    /// `patience`: with something to send, and nothing acknowledged for so long, it is stuck.
    explicit ConnectionWatch(std::chrono::milliseconds patience) : m_patience(patience) {}

    /// A new connection.
    void begin(SteadyTime now);
    /// The message was the last that was written before the kernel's report.
    void onWritten(std::int64_t timestamp, std::size_t keyFrameBytes, const LinkReport& report);
    /// `isSending`: a message is on its way from the queue to the kernel.
    LinkSample measure(SteadyTime now, const LinkReport& report, const SendQueue& queue,
                       bool isSending);
    bool isStuck(SteadyTime now) const { return now - m_progressAt >= m_patience; }

private:
    void measureRates(SteadyTime now, const LinkReport& report);

    std::chrono::milliseconds m_patience;
    AcknowledgedRate m_acknowledged;
    Departures m_departures;
    std::uint64_t m_acknowledgedBytes = 0;
    std::int64_t m_acknowledgedBitrate = 0;
    std::int64_t m_recentBitrate = 0;
    SteadyTime m_heldBackUntil;       ///< by the kernel, the way back included
    std::size_t m_keyFrameBytes = 0;  ///< of the newest that was on its way
    SteadyTime m_keyFrameUntil;       ///< as long as the smoothed round trip tells of it
    SteadyTime m_progressAt;
};

}  // namespace sigma::publish
