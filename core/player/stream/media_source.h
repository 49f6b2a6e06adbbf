#pragma once

#include <optional>

#include "core/player/lane.h"
#include "core/player/network/requests.h"
#include "core/player/stream/media_timeline.h"
#include "core/player/stream/playlist_tracker.h"

namespace sigma::player {

/// Names one media playlist of a stream.
struct SourceId {
    Lane lane = Lane::kMain;
    std::size_t index = 0;  ///< of the variant, or of the audio rendition

    friend auto operator<=>(const SourceId&, const SourceId&) = default;
};

class MediaSource;

/// Hears of playlists; called from within the engine's calls.
class SourceListener {
public:
    virtual ~SourceListener() = default;
    /// Before it is known what it says.
    virtual void onAnswer(const FetchAnswer& answer) = 0;
    virtual void onPlaylist(MediaSource& source, PlaylistChange change) = 0;
    virtual void onPlaylistError(MediaSource& source, const Error& error) = 0;
    /// What a source's first playlist is put beside on the timeline; null: nothing yet.
    virtual const MediaTimeline* referenceFor(const MediaSource& source) const = 0;
    /// Where the timeline begins, or goes on after another stream came under the same address.
    virtual Duration timelineBase() const = 0;
};

/// One media playlist: followed while it is played, loaded once to know its first section.
/// Thread: the engine's.
class MediaSource {
public:
    MediaSource(SourceId id, httpclient::Url url, Requests& requests, const Clock& clock,
                SourceListener& listener);
    MediaSource(const MediaSource&) = delete;
    MediaSource& operator=(const MediaSource&) = delete;

    SourceId id() const { return m_id; }
    const PlaylistTracker& tracker() const { return m_tracker; }
    const MediaTimeline& timeline() const { return m_timeline; }
    bool hasPlaylist() const { return m_tracker.hasPlaylist(); }
    const hls::MediaPlaylist& playlist() const { return m_tracker.playlist(); }
    bool isFollowed() const { return m_isFollowed; }
    /// Is being loaded once.
    bool isAsked() const { return m_isAsked; }
    /// Has asked for its playlist once, and had an answer.
    bool isAcquainted() const { return m_isAcquainted; }

    /// Keeps the playlist up to date from now on. What is known of it from earlier is forgotten.
    void follow(const std::optional<hls::RenditionReport>& report = std::nullopt);
    /// Loads the playlist once; nothing where it is followed.
    void acquaint(const std::optional<hls::RenditionReport>& report = std::nullopt);
    void rest();
    /// Forgets where it lies, and loads the playlist afresh if it is followed.
    void tuneIn();
    /// Asks at once, without waiting for anything: after a sleep.
    void refresh();
    /// Up to where media is loaded or under way; nothing: not known. Who has several listed parts
    /// still to load is in no hurry for more: the playlist is reloaded once in a target duration,
    /// and the line is left to media.
    void setLoadedUntil(std::optional<Duration> time) { m_loadedUntil = time; }
    /// An answer to this playlist's request.
    void take(const Result<FetchAnswer>& answer);

    /// Sends what is due; returns when it wants to be asked again.
    std::optional<SteadyTime> tick();

private:
    bool listsEnough() const;
    void send();
    void cancel();

    const SourceId m_id;
    Requests& m_requests;
    const Clock& m_clock;
    SourceListener& m_listener;
    PlaylistTracker m_tracker;
    MediaTimeline m_timeline;
    std::optional<Duration> m_loadedUntil;
    std::optional<FetchId> m_fetch;
    bool m_isFollowed = false;
    bool m_isAsked = false;  ///< for once
    bool m_isAcquainted = false;
};

}  // namespace sigma::player
