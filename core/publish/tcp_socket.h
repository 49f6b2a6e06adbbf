#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/publish/link_report.h"

namespace sigma::publish {

/// What a publisher asks of the TCP socket under it. What the system does not know it does without.
///
/// Thread: the descriptor's owner's.
class TcpSocket {
public:
    explicit TcpSocket(int descriptor) : m_descriptor(descriptor) {}

    /// No waiting for more to send, BBR where there is one, and an end when nothing has been
    /// acknowledged for that long.
    void prepare(std::chrono::milliseconds userTimeout) const;
    /// Has the system take no more than that before the network takes it (TCP_NOTSENT_LOWAT).
    void limitUnsent(std::size_t bytes) const;
    /// Spreads what is sent in bursts, such as key frames, evenly at that rate (bits a second).
    void limitPace(std::int64_t bitrate) const;
    /// TCP_INFO; nothing where the system does not tell.
    std::optional<LinkReport> report() const;

private:
    int m_descriptor;
};

}  // namespace sigma::publish
