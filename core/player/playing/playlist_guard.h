#pragma once

#include <cstdint>

#include "core/player/loading/media_feed.h"
#include "core/player/stream/staleness_watch.h"

namespace sigma::player {

/// Leaves a quality whose playlist fails or stands still, and knows when that helps no more: when
/// the stream itself has to be looked for again, or given up. Thread: the engine's.
class PlaylistGuard {
public:
    enum class Remedy : std::uint8_t {
        kNone,       ///< another quality is there, or it is tried again
        kOpenAgain,  ///< it may be found under others by the URL that it is known by
        kGiveUp,     ///< it cannot be played, and will not be
    };

    PlaylistGuard(MediaFeed& feed, QualityLadder& ladder, const Clock& clock)
        : m_feed(feed), m_ladder(ladder), m_clock(clock) {}
    PlaylistGuard(const PlaylistGuard&) = delete;
    PlaylistGuard& operator=(const PlaylistGuard&) = delete;

    Remedy onError(const MediaSource& source, const Error& error);
    /// A quality's playlist, of those that are followed, has come.
    void onPlaylist() { m_gone = 0; }
    /// Looks at what is loaded; to be called often. Whether it has been stale since an earlier
    /// call, and another quality was taken then.
    bool isStillStale();
    /// By the last look.
    bool isStale() const { return m_staleness.isStale(); }

private:
    bool hasUsableQuality() const;
    void avoid(std::size_t variant, SteadyTime until);

    MediaFeed& m_feed;
    QualityLadder& m_ladder;
    const Clock& m_clock;
    StalenessWatch m_staleness;
    unsigned m_gone = 0;  ///< playlists in a row that were not there, of whatever quality
};

}  // namespace sigma::player
