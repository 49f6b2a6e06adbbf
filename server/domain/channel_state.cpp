#include "server/domain/channel_state.h"

#include <algorithm>
#include <array>
#include <string>

namespace sigma::domain {
namespace {

constexpr std::array kStates{ChannelState::kIdle, ChannelState::kActive, ChannelState::kStopped};

/// Where a signal leads; nowhere when it is illegal.
std::optional<ChannelState> afterSignal(ChannelState state, ChannelSignal signal) {
    switch (state) {
        case ChannelState::kIdle:
            if (signal == ChannelSignal::kSessionBegan) {
                return ChannelState::kActive;
            }
            return signal == ChannelSignal::kStop ? std::optional(ChannelState::kStopped)
                                                  : std::nullopt;
        case ChannelState::kActive:
            if (signal == ChannelSignal::kSessionEnded) {
                return ChannelState::kIdle;
            }
            return signal == ChannelSignal::kStop ? std::optional(ChannelState::kStopped)
                                                  : std::nullopt;
        case ChannelState::kStopped:
            if (signal == ChannelSignal::kStart) {
                return ChannelState::kIdle;
            }
            return signal == ChannelSignal::kSessionEnded ? std::optional(ChannelState::kStopped)
                                                          : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string_view toString(ChannelState state) {
    switch (state) {
        case ChannelState::kIdle:
            return "idle";
        case ChannelState::kActive:
            return "active";
        case ChannelState::kStopped:
            return "stopped";
    }
    return "unknown";
}

std::optional<ChannelState> channelStateFrom(std::string_view name) {
    const auto* const found = std::ranges::find_if(
        kStates, [name](ChannelState state) { return toString(state) == name; });
    return found == kStates.end() ? std::nullopt : std::optional(*found);
}

std::string_view toString(ChannelSignal signal) {
    switch (signal) {
        case ChannelSignal::kSessionBegan:
            return "session_began";
        case ChannelSignal::kSessionEnded:
            return "session_ended";
        case ChannelSignal::kStop:
            return "stop";
        case ChannelSignal::kStart:
            return "start";
    }
    return "unknown";
}

Result<ChannelState> next(ChannelState state, ChannelSignal signal) {
    if (const auto after = afterSignal(state, signal)) {
        return *after;
    }
    std::string context = "a channel that is ";
    context += toString(state);
    context += " does not take the signal ";
    context += toString(signal);
    return Error{ErrorCode::kIllegalTransition, std::move(context)};
}

}  // namespace sigma::domain
