#pragma once

#include <chrono>
#include <cstddef>

namespace sigma::http {

/// What one HTTP listener lets its peers take.
struct HttpLimits {
    std::size_t headerBytes = 16 * 1024;              ///< request line and header; more is a 431
    std::size_t bodyBytes = 64 * 1024;                ///< request body; more is a 413
    std::chrono::milliseconds requestTime{10'000};    ///< first to last byte of a request; then 408
    std::chrono::milliseconds keepAliveTime{75'000};  ///< without a request; then closed
    std::chrono::milliseconds writeStallTime{30'000};  ///< without one byte taken; then closed
    /// Bytes a second that an answer must move on average once writeStallTime has passed.
    std::size_t minimumSendRate = 1024;
    /// From the first byte of an answer to its last; then closed. Keeps those who read just fast
    /// enough from holding large media for hours.
    std::chrono::milliseconds answerTime{600'000};
    std::size_t connections = 20'000;          ///< one more is answered with 503
    std::size_t connectionsByAddress = 1'000;  ///< from one IPv4 address or IPv6 /64; then 503
};

}  // namespace sigma::http
