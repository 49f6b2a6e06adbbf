#pragma once

#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace sigma::domain {

/// How far a session has come.
enum class SessionState {
    kInit,        ///< media arrives, none of it can be decoded yet
    kProcessing,  ///< media is packaged, nothing can be watched yet
    kLive,        ///< can be watched
    kError,       ///< what arrives can't be packaged; may recover
    kEnded,
};

/// What can happen to a session.
enum class SessionSignal {
    kDecodable,  ///< the first sample that can be decoded is there
    kWatchable,  ///< its playlists can be played
    kFailed,     ///< what arrives can't be packaged
    kRecovered,  ///< media that can be packaged is there again
    kEnd,
};

/// What a session lives on, whatever its state.
enum class SessionInput { kPrimary, kBackup, kSlate, kStarved, kLost };

/// Why a session ended.
enum class EndedReason {
    kPublisherStop,
    kOperatorStop,
    kMaxDuration,
    kReconnectTimeout,
    kInitTimeout,
    kMediaError,
    kSuperseded,
    kNodeLost,
};

std::string_view toString(SessionState state);
std::optional<SessionState> sessionStateFrom(std::string_view name);
std::string_view toString(SessionSignal signal);
std::string_view toString(SessionInput input);
std::optional<SessionInput> sessionInputFrom(std::string_view name);
std::string_view toString(EndedReason reason);
std::optional<EndedReason> endedReasonFrom(std::string_view name);

/// The state after `signal`. Errors: kIllegalTransition, naming the state and the signal.
Result<SessionState> next(SessionState state, SessionSignal signal);

}  // namespace sigma::domain
