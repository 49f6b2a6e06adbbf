#include "core/player/stream/staleness_watch.h"

#include <algorithm>
#include <utility>

namespace sigma::player {

StalenessWatch::Verdict StalenessWatch::judge(const MediaSource* source, SteadyTime now) {
    const bool isLive = source != nullptr && source->isFollowed() && source->hasPlaylist() &&
                        !source->playlist().hasEndList;
    const bool wasStale =
        std::exchange(m_isStale, isLive && now - source->tracker().changedAt().value_or(now) >
                                               limitOf(source->playlist()));
    if (!m_isStale) {
        return Verdict::kFresh;
    }
    return wasStale ? Verdict::kStale : Verdict::kTurnedStale;
}

Duration StalenessWatch::limitOf(const hls::MediaPlaylist& playlist) {
    constexpr Duration kLeast = std::chrono::seconds(4);
    return std::max<Duration>(3 * Duration(playlist.targetDuration), kLeast);
}

}  // namespace sigma::player
