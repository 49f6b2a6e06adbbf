#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace sigma::http {

/// What an HTTP listener has done since it began. Thread: any.
struct HttpCounters {
    /// Answers by the first digit of their status; [0] counts requests that ended without one.
    std::array<std::atomic<std::uint64_t>, 6> answers{};
    std::atomic<std::uint64_t> bytesSent{0};  ///< heads and bodies, as the socket took them
    std::atomic<std::uint64_t> openConnections{0};
    std::atomic<std::uint64_t> refusedConnections{0};
};

}  // namespace sigma::http
