#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/strong_id.h"
#include "server/domain/channel_state.h"
#include "server/domain/latency_profile.h"

namespace sigma::domain {

/// What viewers call a channel; part of its public addresses, so never a secret.
using ChannelId = StrongId<struct ChannelIdTag>;

/// One live transmission of a channel; unique for ever.
using SessionId = StrongId<struct SessionIdTag>;

using UserId = StrongId<struct UserIdTag>;

/// Who may watch a channel, and whether the directory lists it.
enum class Visibility {
    kPublic,    ///< listed; anyone may watch
    kUnlisted,  ///< not listed; anyone who knows the address may watch
    kToken,     ///< not listed; only with a playback token
};

/// "public", "unlisted", "token".
std::string_view toString(Visibility visibility);
std::optional<Visibility> visibilityFrom(std::string_view name);

/// A publisher's secret. Never logged, never in a viewer's URL.
struct StreamKey {
    std::string secret;
    WallTime createdAt;
    /// Set when a newer key has taken its place: until then both may publish.
    std::optional<WallTime> expiresAt;

    friend bool operator==(const StreamKey&, const StreamKey&) = default;
};

/// A space that a user makes and keeps, and that sessions come and go in.
struct Channel {
    ChannelId id;
    std::string title;
    /// Newest first; an expired one is as good as none.
    std::vector<StreamKey> keys;
    LatencyMode mode = LatencyMode::kUltra;

    UserId owner;  ///< empty: the operators' own
    std::string category;
    std::string region;
    std::int32_t priority = 0;  ///< the directory lists higher ones first
    Visibility visibility = Visibility::kPublic;
    ChannelState state = ChannelState::kIdle;

    std::chrono::seconds initTimeout{15};
    std::chrono::seconds reconnectWindow{60};
    std::chrono::seconds maxDuration{12 * 3600};

    WallTime createdAt;
    WallTime updatedAt;
    std::int64_t version = 1;  ///< goes up by one at each change of its settings

    /// The key that publishers are to be given. There is always one.
    const StreamKey& currentKey() const { return keys.front(); }

    friend bool operator==(const Channel&, const Channel&) = default;
};

}  // namespace sigma::domain
