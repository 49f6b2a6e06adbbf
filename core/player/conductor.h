#pragma once

#include <optional>
#include <vector>

#include "core/player/clock_question.h"
#include "core/player/live_control.h"
#include "core/player/marker_book.h"
#include "core/player/media_feed.h"
#include "core/player/pathway_steering.h"
#include "core/player/play_control.h"
#include "core/player/player_policies.h"
#include "core/player/staleness_watch.h"
#include "core/player/stream_opener.h"

namespace sigma::player {

/// Brings the parts of an engine together: what came to whom, and who is due when.
/// Thread: the engine's.
class Conductor final : private SourceListener {
public:
    Conductor(httpclient::Url url, PlayerSettings settings, PlayerPolicies policies,
              Fetcher& fetcher, Playout& playout, const Clock& clock);
    Conductor(const Conductor&) = delete;
    Conductor& operator=(const Conductor&) = delete;

    void start();
    Requests& requests() { return m_requests; }
    /// Does what is due; returns when it wants to be called again.
    SteadyTime work();

    void setPaused(bool isPaused);
    void seekTo(Duration position);
    void seekToLive();
    void setOnlyVariant(std::optional<std::size_t> variant);
    void setMode(LatencyMode mode);
    PlayerStatus status() const;
    std::vector<PlayerEvent> takeEvents() { return m_events.takeAll(); }

private:
    void onAnswer(const FetchAnswer& answer) override { m_serverClock.onAnswer(answer); }
    void onPlaylist(MediaSource& source, PlaylistChange change) override;
    void onPlaylistError(MediaSource& source, const Error& error) override;
    const MediaTimeline* referenceFor(const MediaSource& source) const override;
    Duration timelineBase() const override { return m_timelineBase; }

    void onOpened(StreamLayout layout, const FetchAnswer& answer, bool isMedia);
    void fail(Error error);
    /// That the viewer chose, if the stream has it.
    std::optional<std::size_t> onlyVariant() const;
    bool hasUsableQuality(SteadyTime now) const;
    bool isLive() const;
    /// What is known of the variant that is loaded; null before its playlist came.
    const MediaSource* main() const;
    /// Plays from there, else from the live edge or the beginning.
    void reposition(std::optional<Duration> at);
    void startOver();
    /// What was played has gone: plays what comes instead from its live edge, or its beginning.
    void leaveStream(std::string why);
    void tuneIn();
    void noteClocks(SteadyTime now);
    void noteStaleness(SteadyTime now);
    void leaveStale();
    void steer();
    void aim();
    void play();
    void keepLatency();
    void acquaintNext();
    Duration startAt() const;
    Duration level() const;
    FeedOutlook outlook() const;
    void onPlayEvent(PlayControl::Event event);
    void avoid(std::size_t variant, SteadyTime until);
    PlayerState state() const;

    PlayerSettings m_settings;
    PlayerPolicies m_policies;
    Playout& m_playout;
    const Clock& m_clock;
    Requests m_requests;
    EventLog m_events;
    ClockQuestion m_serverClock;
    StreamOpener m_opener;
    PathwaySteering m_steering;
    SourceBook m_sources;
    QualityControl m_quality;
    MediaFeed m_feed;
    LiveControl m_live;
    PlayControl m_play;
    MarkerBook m_markers;
    std::optional<StreamLayout> m_layout;
    std::shared_ptr<const std::vector<PlayerVariant>> m_variants;
    std::optional<Duration> m_wantedAt;  ///< the viewer's place; nothing: the live edge, or where a
                                         ///< recording begins
    Duration m_timelineBase{0};
    std::optional<Error> m_failure;
    std::optional<Error> m_playlistError;  ///< since the last good one
    bool m_isStarted = false;
    bool m_mustStartOver = false;
    bool m_awaitsPlaylist = false;  ///< a fresh one, after a sleep
    bool m_isEndTold = false;
    bool m_isAcquainted = false;  ///< with every quality
    std::size_t m_seeks = 0;
    std::optional<SteadyTime> m_workedAt;
    std::optional<Duration> m_clockDifference;  ///< wall clock less steady clock
    StalenessWatch m_staleness;
};

}  // namespace sigma::player
