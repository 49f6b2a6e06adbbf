#include "core/player/playing/start_choice.h"

#include <algorithm>

namespace sigma::player {

using namespace std::chrono_literals;

LatencyMode modeOf(const hls::MediaPlaylist& playlist) {
    constexpr Duration kUltra = 4s;
    constexpr Duration kLow = 12s;
    if (playlist.partTarget) {
        const Duration holdBack =
            playlist.serverControl.partHoldBack.value_or(3 * *playlist.partTarget);
        return holdBack <= kUltra ? LatencyMode::kUltra : LatencyMode::kLow;
    }
    return holdBackOf(playlist, LatencyMode::kNormal) <= kLow ? LatencyMode::kLow
                                                              : LatencyMode::kNormal;
}

Duration holdBackOf(const hls::MediaPlaylist& playlist, LatencyMode mode) {
    const hls::ServerControl& control = playlist.serverControl;
    if (mode != LatencyMode::kNormal && playlist.partTarget) {
        return control.partHoldBack.value_or(3 * *playlist.partTarget);
    }
    return control.holdBack.value_or(3 * Duration(playlist.targetDuration));
}

Duration idealTarget(const hls::MediaPlaylist& playlist,
                     const std::optional<hls::StartPoint>& start, LatencyMode mode,
                     std::optional<Duration> wanted) {
    const Duration holdBack = holdBackOf(playlist, mode);
    if (wanted) {
        return std::max(*wanted, holdBack);
    }
    // What is newest is one part, or segment, old before it is listed.
    const Duration newest = playlist.partTarget && mode != LatencyMode::kNormal
                                ? *playlist.partTarget
                                : Duration(playlist.targetDuration);
    const bool isFromEnd = start && start->offset < Duration{0};
    const Duration asked = isFromEnd ? -start->offset : profileOf(mode).target;
    return std::max(asked, holdBack + newest);
}

Duration liveStartAt(const MediaTimeline& timeline, const LiveStart& start) {
    Duration at = timeline.end() - std::max(start.holdBack, start.target);
    const auto byDate =
        start.serverNow
            ? timeline.timeOf(*start.serverNow -
                              std::chrono::round<std::chrono::milliseconds>(start.target))
            : std::nullopt;
    // Dates that are far off say nothing.
    if (byDate && std::chrono::abs(*byDate - at) < std::max<Duration>(start.target, 10s)) {
        at = std::min(*byDate, timeline.end() - start.holdBack);
    }
    return std::max(at, timeline.start());
}

Duration recordingStartAt(const MediaTimeline& timeline,
                          const std::optional<hls::StartPoint>& start) {
    if (!start) {
        return timeline.start();
    }
    const Duration from = start->offset < Duration{0} ? timeline.end() : timeline.start();
    return std::clamp(from + start->offset, timeline.start(), timeline.end());
}

}  // namespace sigma::player
