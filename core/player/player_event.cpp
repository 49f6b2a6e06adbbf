#include "core/player/player_event.h"

namespace sigma::player {

std::string_view toString(PlayerEventKind kind) {
    switch (kind) {
        case PlayerEventKind::kStarted:
            return "started";
        case PlayerEventKind::kStalled:
            return "stalled";
        case PlayerEventKind::kResumed:
            return "resumed";
        case PlayerEventKind::kSwitched:
            return "switched";
        case PlayerEventKind::kSeeked:
            return "seeked";
        case PlayerEventKind::kFault:
            return "fault";
        case PlayerEventKind::kDateRange:
            return "date_range";
        case PlayerEventKind::kEnded:
            return "ended";
        case PlayerEventKind::kFailed:
            break;
    }
    return "failed";
}

std::string wholeSeconds(std::chrono::microseconds time) {
    return std::to_string(std::chrono::round<std::chrono::seconds>(time).count()) + " s";
}

}  // namespace sigma::player
