#pragma once

#include <string>

#include "core/base/strong_id.h"
#include "server/domain/latency_profile.h"

namespace sigma::domain {

/// What viewers call a channel; part of its public addresses, so never a secret.
using ChannelId = StrongId<struct ChannelIdTag>;

/// One live transmission of a channel; unique for ever.
using SessionId = StrongId<struct SessionIdTag>;

/// A space that a user makes and keeps, and that sessions come and go in.
struct Channel {
    ChannelId id;
    std::string title;
    /// The publisher's secret. Never logged, never in a viewer's URL, never equal to the id.
    std::string streamKey;
    LatencyMode mode = LatencyMode::kUltra;
};

}  // namespace sigma::domain
