#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/player/duration.h"
#include "core/player/fetcher.h"

namespace sigma::player {

/// One media transfer, as far as it has come; may be told of again and again.
struct Transfer {
    std::span<const Arrival> arrivals;  ///< its own, in order
    /// What came over the line meanwhile, its own with it, in order: playlists, sound, heads.
    std::span<const Arrival> line{};
    SteadyTime sentAt;
    std::size_t bytes = 0;
    Duration mediaDuration{0};
    bool isWhole = true;
    /// Asked for before it existed: its bytes may have come as fast as they were made, not as fast
    /// as the network brings them.
    bool wasAwaited = false;
    /// Another one of its lane comes meanwhile, so that it does not come as it is made.
    bool isBesideAnother = false;
    std::optional<double> serverEstimate;  ///< bit/s, from CMSD's etp (CTA-5006)
};

/// Bits a second that the network would bring; no value while nothing is known.
struct BandwidthEstimate {
    std::optional<double> cautious;  ///< what can be relied on, by the worst of late
    std::optional<double> average;
    std::optional<double> latest;  ///< what comes just now
    Duration roundTrip{0};
    /// Nothing but awaited chunks came lately, as fast as they were made: it may be more.
    bool isAtLeast = false;
};

/// Learns from transfers how fast the network is. Deterministic: time comes with the transfers.
class BandwidthEstimator {
public:
    virtual ~BandwidthEstimator() = default;
    virtual void onTransfer(const Transfer& transfer) = 0;
    virtual BandwidthEstimate estimate(SteadyTime now) const = 0;
};

}  // namespace sigma::player
