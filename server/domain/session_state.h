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
enum class SessionInput {
    kPrimary,
    kBackup,   ///< a second publisher's media, in place of the primary's
    kSlate,    ///< a picture of the server's own
    kStarved,  ///< a publisher is connected and sends no media
    kLost,     ///< no publisher is connected
};

/// What can happen to a session's input.
enum class InputSignal {
    kConnected,     ///< a publisher, perhaps in place of another
    kDisconnected,  ///< and nobody took its place
    kStarved,       ///< no media for some seconds, though connected
    kFed,           ///< media again
};

/// Why a session ended.
enum class EndedReason {
    kPublisherStop,     ///< the publisher said goodbye
    kOperatorStop,      ///< the channel or the whole server was stopped, or the channel deleted
    kMaxDuration,       ///< it lasted as long as its channel allows
    kReconnectTimeout,  ///< the publisher vanished and did not come back
    kInitTimeout,       ///< nothing that can be decoded came in time
    kMediaError,        ///< what arrived could not be packaged
    kSuperseded,        ///< the operator restarted the channel: the next session takes its place
    kNodeLost,          ///< the server that it ran on crashed
};

std::string_view toString(SessionState state);
std::optional<SessionState> sessionStateFrom(std::string_view name);
std::string_view toString(SessionSignal signal);
std::string_view toString(SessionInput input);
std::optional<SessionInput> sessionInputFrom(std::string_view name);
std::string_view toString(InputSignal signal);
std::string_view toString(EndedReason reason);
std::optional<EndedReason> endedReasonFrom(std::string_view name);

/// The state after `signal`. Errors: kIllegalTransition, naming the state and the signal.
Result<SessionState> next(SessionState state, SessionSignal signal);

/// The input after `signal`. From a backup or a slate it goes where it goes from the primary.
/// Errors: kIllegalTransition, naming the input and the signal.
Result<SessionInput> next(SessionInput input, InputSignal signal);

}  // namespace sigma::domain
