#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sigma::publish {

/// How one connection, or all those of one destination together, did in the last moments.
struct LinkSample {
    std::chrono::milliseconds delay{0};    ///< of our queue, and of the kernel's at the rate sent
    std::int64_t acknowledgedBitrate = 0;  ///< bits a second over the last 500 ms
    std::int64_t recentBitrate = 0;        ///< the same over the last 200 ms
    std::size_t backlogBytes = 0;          ///< waiting, in our queue and in the kernel's
    std::size_t keyFrameBytes = 0;  ///< of the key frame that is on its way now, or just was; or 0
    std::chrono::milliseconds roundTrip{0};
    std::chrono::milliseconds minRoundTrip{0};
    bool isHoldingBack = false;  ///< the kernel is, for a moment and of its own accord

    /// Of two connections side by side: what they carry adds up, and the worse delay counts.
    LinkSample operator+(const LinkSample& other) const;

    /// What the last round trip took longer than the shortest: what waits in the network.
    std::chrono::milliseconds inflation() const { return roundTrip - minRoundTrip; }
};

}  // namespace sigma::publish
