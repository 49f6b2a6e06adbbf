#pragma once

#include <optional>
#include <vector>

#include "core/player/playing/playhead.h"
#include "core/player/playing/playlist_guard.h"
#include "core/player/stream/marker_book.h"
#include "core/player/stream/pathway_steering.h"
#include "core/player/stream/stream_opener.h"
#include "core/player/timing/clock_question.h"
#include "core/player/timing/clock_watch.h"

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

    Playhead& playhead() { return m_playhead; }
    /// Nothing: the quality that the network allows.
    void setOnlyVariant(std::optional<std::size_t> variant);
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
    void startOver();
    /// What was played has gone: plays what comes instead from its live edge, or its beginning.
    void leaveStream(std::string why);
    void noteClocks();
    void steer();
    void acquaintNext();
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
    PlaylistGuard m_guard;
    Playhead m_playhead;
    ClockWatch m_clockWatch;
    MarkerBook m_markers;
    std::optional<StreamLayout> m_layout;
    std::shared_ptr<const std::vector<PlayerVariant>> m_variants;
    Duration m_timelineBase{0};
    std::optional<Error> m_failure;
    std::optional<Error> m_playlistError;  ///< since the last good one
    bool m_isStarted = false;
    bool m_mustStartOver = false;
    bool m_isAcquainted = false;  ///< with every quality
};

}  // namespace sigma::player
