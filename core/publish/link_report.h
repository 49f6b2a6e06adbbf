#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sigma::publish {

/// What the operating system knows of one TCP connection.
struct LinkReport {
    std::uint64_t bytesAcknowledged = 0;  ///< since the connection began
    std::uint64_t bytesWritten = 0;       ///< by us, since the connection began
    std::size_t bytesUnsent = 0;          ///< taken from us, not on the network yet
    std::size_t bytesInFlight = 0;        ///< on the network, not acknowledged yet
    std::chrono::microseconds roundTrip{0};
    std::chrono::microseconds minRoundTrip{0};
    bool isHoldingBack = false;  ///< the kernel sends next to nothing, to measure the round trip
};

}  // namespace sigma::publish
