#pragma once

#include <optional>

#include "core/player/adaptation/player_policies.h"
#include "core/player/loading/media_feed.h"
#include "core/player/playing/live_control.h"
#include "core/player/playing/play_control.h"

namespace sigma::player {

/// Where on the timeline it plays: where it begins, when there is enough to go on, and when it
/// jumps, for the viewer or to keep its distance from the broadcast. Thread: the engine's.
class Playhead {
public:
    Playhead(const PlayerSettings& settings, const PlayerPolicies& policies, Playout& playout,
             MediaFeed& feed, const ClockQuestion& serverClock, EventLog& events,
             const Clock& clock);
    Playhead(const Playhead&) = delete;
    Playhead& operator=(const Playhead&) = delete;

    /// From here on startup is measured.
    void begin() { m_play.begin(); }
    /// What the multivariant playlist says of where to begin.
    void setStreamStart(const std::optional<hls::StartPoint>& start) { m_streamStart = start; }
    /// A playlist of the variant that is loaded has come.
    void onPlaylist(const MediaSource& source, bool isNew);
    /// Loads and plays what is due, once there is something to play. Returns when it wants to be
    /// asked again.
    std::optional<SteadyTime> advance();

    /// Plays the live edge afresh, from the next playlist on, where it was followed: after a sleep.
    /// Who has paused keeps his place.
    void tuneIn();
    /// Another stream came in the place of the one that was played: its live edge, or beginning.
    void leaveStream();
    /// A playlist may stop anywhere, and the other one be enterable only later: at the cost of a
    /// jump, where it has stalled.
    void leaveStale();

    void setPaused(bool isPaused);
    /// Lands within the window, at most at the live edge.
    void seekTo(Duration position);
    void seekToLive();
    /// Goes back at once where speed would take long to leave the live edge; not while paused.
    void setMode(LatencyMode mode);

    /// True while nothing is known to the contrary.
    bool isLive() const;
    const LiveControl& live() const { return m_live; }
    const PlayControl& play() const { return m_play; }
    std::size_t seeks() const { return m_seeks; }

private:
    /// Plays from there, else from the live edge or the beginning.
    void reposition(std::optional<Duration> at);
    void aim();
    void keepPlaying();
    void keepLatency();
    void onPlayEvent(PlayControl::Event event);
    Duration startAt() const;
    Duration level() const;
    FeedOutlook outlook() const;

    AbrRule& m_abr;
    Playout& m_playout;
    MediaFeed& m_feed;
    EventLog& m_events;
    const Clock& m_clock;
    LiveControl m_live;
    PlayControl m_play;
    std::optional<Duration> m_wantedAt;  ///< the viewer's place; nothing: the live edge, or where a
                                         ///< recording begins
    std::optional<hls::StartPoint> m_streamStart;
    bool m_awaitsPlaylist = false;  ///< a fresh one, after a sleep
    bool m_isEndTold = false;
    std::size_t m_seeks = 0;
};

}  // namespace sigma::player
