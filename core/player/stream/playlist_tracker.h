#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/hls/media_playlist.h"
#include "core/player/fetcher.h"
#include "core/player/stream/chunk_position.h"

namespace sigma::player {

/// What an answer did to what is known of a playlist.
enum class PlaylistChange : std::uint8_t {
    kNone,     ///< nothing new, or older than what was known
    kUpdated,  ///< more of the same
    kReset,    ///< another stream under the same address: its numbers began anew
};

/// Follows one media playlist as a client must (draft-pantos-hls-rfc8216bis, 6.2.5 and 6.3.4).
///
/// Says when to ask and with which delivery directives, merges delta updates, and knows answers
/// that are stale. One request at a time. Blocking reloads where the server offers them; after a
/// 503, a time-out or a merge that fails, one without directives, and the more of them in a row
/// fail, the longer only such. Thread: one at a time.
class PlaylistTracker {
public:
    /// The request to make.
    struct Request {
        httpclient::Url url;
        std::chrono::milliseconds patience{0};
    };

    explicit PlaylistTracker(httpclient::Url url) : m_url(std::move(url)) {}

    const httpclient::Url& url() const { return m_url; }
    bool hasPlaylist() const { return m_playlist.has_value(); }
    /// To be asked only when there is one.
    const hls::MediaPlaylist& playlist() const { return *m_playlist; }
    /// What its URIs are relative to: the URL that answered.
    const httpclient::Url& base() const { return m_base ? *m_base : m_url; }
    /// Behind the last part.
    ChunkPosition end() const;
    /// When an answer last brought something new.
    std::optional<SteadyTime> changedAt() const { return m_changedAt; }
    /// How many answers in a row were errors.
    unsigned failures() const { return m_failures; }

    /// Forgets the playlist; the next request is a plain one, or asks for what another rendition
    /// has reported of this one (EXT-X-RENDITION-REPORT).
    void beginAgain(const std::optional<hls::RenditionReport>& report = std::nullopt);

    /// When the next request is due; nothing while one is under way, and after the end of the list.
    std::optional<SteadyTime> dueAt() const;
    /// The request is under way from here on, until onAnswer() or onCancelled().
    Request takeRequest(SteadyTime now);
    /// Errors: as checkAnswer(), hls::parseMediaPlaylist and hls::mergeDeltaUpdate.
    Result<PlaylistChange> onAnswer(const Result<FetchAnswer>& answer, SteadyTime now);
    void onCancelled() { m_isUnderWay = false; }
    /// The next one without directives, and at once: after a sleep, whatever was due is old.
    void reloadPlainly(SteadyTime now);

private:
    Result<PlaylistChange> take(const FetchAnswer& answer, SteadyTime now);
    PlaylistChange changeTo(const hls::MediaPlaylist& next, SteadyTime now) const;
    bool canBlock() const;
    /// Unless such reloads have been refused of late.
    bool mayBlock(SteadyTime now) const { return canBlock() && now >= m_blocksFrom; }
    bool maySkip(SteadyTime now) const;
    void scheduleAfterError(SteadyTime now);
    void scheduleAfter(PlaylistChange change, SteadyTime now);

    httpclient::Url m_url;
    std::optional<httpclient::Url> m_base;
    std::optional<hls::MediaPlaylist> m_playlist;
    std::optional<hls::RenditionReport> m_report;
    std::optional<SteadyTime> m_changedAt;
    SteadyTime m_receivedAt;
    SteadyTime m_sentAt;
    SteadyTime m_dueAt;
    bool m_isUnderWay = false;
    bool m_isPlainNext = true;
    bool m_wasBlocking = false;
    unsigned m_failures = 0;
    unsigned m_blockingFailures = 0;  ///< since a blocking reload succeeded
    SteadyTime m_blocksFrom;
    unsigned m_staleAnswers = 0;
};

}  // namespace sigma::player
