#pragma once

#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace sigma::domain {

/// Whether a channel has a session, and whether it may have one.
enum class ChannelState {
    kIdle,     ///< no session
    kActive,   ///< a session runs
    kStopped,  ///< by the operator: publishing is refused until it is enabled again
};

/// What can happen to a channel.
enum class ChannelSignal {
    kSessionBegan,
    kSessionEnded,
    kStop,   ///< the operator's
    kStart,  ///< the operator's: enables it again
};

std::string_view toString(ChannelState state);
std::optional<ChannelState> channelStateFrom(std::string_view name);
std::string_view toString(ChannelSignal signal);

/// The state after `signal`. Errors: kIllegalTransition, naming the state and the signal.
///
/// Stopping an active channel ends its session; the session's end finds it stopped, and leaves it
/// so. Starting a channel that is not stopped, and stopping one that is, are illegal.
Result<ChannelState> next(ChannelState state, ChannelSignal signal);

}  // namespace sigma::domain
