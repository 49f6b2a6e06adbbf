#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

#include "tests/support/player/network_trace.h"

namespace sigma::player::test {

/// The way from a server to one viewer, as a fluid in steps of a millisecond.
///
/// The rate of the moment is shared evenly by all flows that have something to send; none gets more
/// than its congestion window allows in a round trip. Windows begin at ten packets and grow by what
/// was delivered; there is no loss. Nothing is random.
class DownloadLink {
public:
    static constexpr Duration kStep = std::chrono::milliseconds(1);

    DownloadLink(NetworkTrace trace, Duration roundTrip)
        : m_trace(std::move(trace)), m_roundTrip(roundTrip) {}

    /// A flow has `bytes` more to send; a new one begins with a fresh window.
    void send(std::uint64_t flow, double bytes);
    /// Closes it: what is on its way already still takes its share.
    void close(std::uint64_t flow, Duration now);
    void closeAll() { m_flows.clear(); }
    /// Delivers what comes through in the step that begins at `now`.
    void step(Duration now);

    /// Of all that the flow has sent.
    double delivered(std::uint64_t flow) const;
    bool isIdle() const;
    double rateAt(Duration now) const { return m_trace.rateAt(now); }
    Duration roundTrip() const { return m_roundTrip; }
    const NetworkTrace& trace() const { return m_trace; }

private:
    struct Flow {
        double waiting = 0;
        double delivered = 0;
        double window = 0;
        bool isClosed = false;
        Duration lastActive{0};
    };

    NetworkTrace m_trace;
    Duration m_roundTrip;
    std::map<std::uint64_t, Flow> m_flows;
};

}  // namespace sigma::player::test
