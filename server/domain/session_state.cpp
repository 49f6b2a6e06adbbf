#include "server/domain/session_state.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace sigma::domain {
namespace {

constexpr std::array kStates{SessionState::kInit, SessionState::kProcessing, SessionState::kLive,
                             SessionState::kError, SessionState::kEnded};
constexpr std::array kInputs{SessionInput::kPrimary, SessionInput::kBackup, SessionInput::kSlate,
                             SessionInput::kStarved, SessionInput::kLost};
constexpr std::array kReasons{EndedReason::kPublisherStop, EndedReason::kOperatorStop,
                              EndedReason::kMaxDuration,   EndedReason::kReconnectTimeout,
                              EndedReason::kInitTimeout,   EndedReason::kMediaError,
                              EndedReason::kSuperseded,    EndedReason::kNodeLost};

struct Move {
    SessionState from;
    SessionSignal signal;
    SessionState to;
};

constexpr std::array kMoves{
    Move{SessionState::kInit, SessionSignal::kDecodable, SessionState::kProcessing},
    Move{SessionState::kInit, SessionSignal::kFailed, SessionState::kError},
    Move{SessionState::kInit, SessionSignal::kEnd, SessionState::kEnded},
    Move{SessionState::kProcessing, SessionSignal::kWatchable, SessionState::kLive},
    Move{SessionState::kProcessing, SessionSignal::kFailed, SessionState::kError},
    Move{SessionState::kProcessing, SessionSignal::kEnd, SessionState::kEnded},
    Move{SessionState::kLive, SessionSignal::kFailed, SessionState::kError},
    Move{SessionState::kLive, SessionSignal::kEnd, SessionState::kEnded},
    Move{SessionState::kError, SessionSignal::kRecovered, SessionState::kProcessing},
    Move{SessionState::kError, SessionSignal::kEnd, SessionState::kEnded},
};

template <class T>
std::optional<T> namedOf(std::span<const T> all, std::string_view name) {
    const auto found = std::ranges::find_if(all, [name](T each) { return toString(each) == name; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

Error illegal(std::string_view whose, std::string_view state, std::string_view signal) {
    std::string context(whose);
    context += " that is ";
    context += state;
    context += " does not take the signal ";
    context += signal;
    return {ErrorCode::kIllegalTransition, std::move(context)};
}

}  // namespace

std::string_view toString(SessionState state) {
    switch (state) {
        case SessionState::kInit:
            return "init";
        case SessionState::kProcessing:
            return "processing";
        case SessionState::kLive:
            return "live";
        case SessionState::kError:
            return "error";
        case SessionState::kEnded:
            return "ended";
    }
    return "unknown";
}

std::optional<SessionState> sessionStateFrom(std::string_view name) {
    return namedOf<SessionState>(kStates, name);
}

std::string_view toString(SessionSignal signal) {
    switch (signal) {
        case SessionSignal::kDecodable:
            return "decodable";
        case SessionSignal::kWatchable:
            return "watchable";
        case SessionSignal::kFailed:
            return "failed";
        case SessionSignal::kRecovered:
            return "recovered";
        case SessionSignal::kEnd:
            return "end";
    }
    return "unknown";
}

std::string_view toString(SessionInput input) {
    switch (input) {
        case SessionInput::kPrimary:
            return "primary";
        case SessionInput::kBackup:
            return "backup";
        case SessionInput::kSlate:
            return "slate";
        case SessionInput::kStarved:
            return "starved";
        case SessionInput::kLost:
            return "lost";
    }
    return "unknown";
}

std::optional<SessionInput> sessionInputFrom(std::string_view name) {
    return namedOf<SessionInput>(kInputs, name);
}

std::string_view toString(InputSignal signal) {
    switch (signal) {
        case InputSignal::kConnected:
            return "connected";
        case InputSignal::kDisconnected:
            return "disconnected";
        case InputSignal::kStarved:
            return "starved";
        case InputSignal::kFed:
            return "fed";
    }
    return "unknown";
}

std::string_view toString(EndedReason reason) {
    switch (reason) {
        case EndedReason::kPublisherStop:
            return "publisher_stop";
        case EndedReason::kOperatorStop:
            return "operator_stop";
        case EndedReason::kMaxDuration:
            return "max_duration";
        case EndedReason::kReconnectTimeout:
            return "reconnect_timeout";
        case EndedReason::kInitTimeout:
            return "init_timeout";
        case EndedReason::kMediaError:
            return "media_error";
        case EndedReason::kSuperseded:
            return "superseded";
        case EndedReason::kNodeLost:
            return "node_lost";
    }
    return "unknown";
}

std::optional<EndedReason> endedReasonFrom(std::string_view name) {
    return namedOf<EndedReason>(kReasons, name);
}

Result<SessionState> next(SessionState state, SessionSignal signal) {
    const auto* const move = std::ranges::find_if(
        kMoves, [&](const Move& each) { return each.from == state && each.signal == signal; });
    if (move == kMoves.end()) {
        return illegal("a session", toString(state), toString(signal));
    }
    return move->to;
}

Result<SessionInput> next(SessionInput input, InputSignal signal) {
    const bool isFlowing = input != SessionInput::kStarved && input != SessionInput::kLost;
    switch (signal) {
        case InputSignal::kConnected:
            return SessionInput::kPrimary;
        case InputSignal::kDisconnected:
            if (input != SessionInput::kLost) {
                return SessionInput::kLost;
            }
            break;
        case InputSignal::kStarved:
            if (isFlowing) {
                return SessionInput::kStarved;
            }
            break;
        case InputSignal::kFed:
            if (input == SessionInput::kStarved) {
                return SessionInput::kPrimary;
            }
            break;
    }
    return illegal("an input", toString(input), toString(signal));
}

}  // namespace sigma::domain
