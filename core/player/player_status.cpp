#include "core/player/player_status.h"

namespace sigma::player {

std::string_view toString(PlayerState state) {
    switch (state) {
        case PlayerState::kLoading:
            return "loading";
        case PlayerState::kPlaying:
            return "playing";
        case PlayerState::kStalled:
            return "stalled";
        case PlayerState::kPaused:
            return "paused";
        case PlayerState::kWaiting:
            return "waiting";
        case PlayerState::kEnded:
            return "ended";
        case PlayerState::kFailed:
            break;
    }
    return "failed";
}

}  // namespace sigma::player
