#pragma once

#include <atomic>
#include <cstdint>

namespace sigma::events {

/// What the metrics say of webhooks. Written by the dispatcher, read on any thread.
struct WebhookFigures {
    std::atomic<std::uint64_t> attempts{0};     ///< that have ended
    std::atomic<std::uint64_t> failures{0};     ///< of those, the ones that delivered nothing
    std::atomic<std::uint64_t> deadLetters{0};  ///< deliveries that were given up
    std::atomic<std::int64_t> underWay{0};
    /// Deliveries that wait, those under way among them; up to kMostPendingCounted, now and then.
    std::atomic<std::int64_t> pending{0};
};

}  // namespace sigma::events
