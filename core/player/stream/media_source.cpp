#include "core/player/stream/media_source.h"

#include <utility>

namespace sigma::player {

MediaSource::MediaSource(SourceId id, httpclient::Url url, Requests& requests, const Clock& clock,
                         SourceListener& listener)
    : m_id(id),
      m_requests(requests),
      m_clock(clock),
      m_listener(listener),
      m_tracker(std::move(url)) {}

void MediaSource::follow(const std::optional<hls::RenditionReport>& report) {
    if (!m_isFollowed) {
        rest();
        m_tracker.beginAgain(report);
        m_timeline.clear();
        m_loadedUntil.reset();
        m_isFollowed = true;
    }
}

void MediaSource::acquaint(const std::optional<hls::RenditionReport>& report) {
    if (!m_isFollowed && !m_isAsked) {
        m_tracker.beginAgain(report);
        m_timeline.clear();
        m_isAsked = true;
    }
}

void MediaSource::rest() {
    m_isFollowed = false;
    m_isAsked = false;
    cancel();
}

void MediaSource::cancel() {
    if (m_fetch) {
        m_requests.cancel(*m_fetch);
        m_fetch.reset();
        m_tracker.onCancelled();
    }
}

void MediaSource::tuneIn() {
    m_timeline.clear();
    if (std::exchange(m_isFollowed, false)) {
        follow();
    }
}

void MediaSource::refresh() {
    cancel();
    m_tracker.reloadPlainly(m_clock.steadyNow());
    m_isAsked = m_isAsked || m_isFollowed;
}

std::optional<SteadyTime> MediaSource::tick() {
    auto due = m_tracker.dueAt();
    if ((!m_isFollowed && !m_isAsked) || !due) {
        return std::nullopt;
    }
    if (listsEnough() && !m_isAsked) {
        due = std::max(*due, *m_tracker.changedAt() + playlist().targetDuration);
    }
    if (*due <= m_clock.steadyNow()) {
        send();
        return std::nullopt;
    }
    return due;
}

bool MediaSource::listsEnough() const {
    constexpr double kParts = 1.5;  // two, of which one may be shorter
    if (!m_loadedUntil || !hasPlaylist() || !playlist().partTarget) {
        return false;
    }
    return m_timeline.end() - *m_loadedUntil > kParts * Duration(*playlist().partTarget);
}

void MediaSource::send() {
    constexpr std::size_t kMostBytes = 8 * 1024 * 1024;
    PlaylistTracker::Request asked = m_tracker.takeRequest(m_clock.steadyNow());
    FetchRequest request;
    request.kind = FetchKind::kPlaylist;
    request.url = std::move(asked.url);
    request.patience = asked.patience;
    request.mostBytes = kMostBytes;
    request.lane = m_id.lane;
    m_fetch = m_requests.send(std::move(request), [this](const Result<FetchAnswer>& answer) {
        m_fetch.reset();
        take(answer);
    });
}

void MediaSource::take(const Result<FetchAnswer>& answer) {
    if (answer.has_value()) {
        m_listener.onAnswer(*answer);
    }
    const auto change = m_tracker.onAnswer(answer, m_clock.steadyNow());
    m_isAcquainted = true;
    m_isAsked = false;
    if (change.has_error()) {
        m_listener.onPlaylistError(*this, change.error());
        return;
    }
    if (m_timeline.isEmpty()) {
        m_timeline.begin(playlist(), m_listener.referenceFor(*this), m_listener.timelineBase());
    } else if (*change == PlaylistChange::kUpdated) {
        m_timeline.update(playlist());
    }
    m_listener.onPlaylist(*this, *change);
}

}  // namespace sigma::player
