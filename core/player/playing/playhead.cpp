#include "core/player/playing/playhead.h"

#include <algorithm>
#include <utility>

namespace sigma::player {

using namespace std::chrono_literals;

Playhead::Playhead(const PlayerSettings& settings, const PlayerPolicies& policies, Playout& playout,
                   MediaFeed& feed, const ClockQuestion& serverClock, EventLog& events,
                   const Clock& clock)
    : m_abr(*policies.abr),
      m_playout(playout),
      m_feed(feed),
      m_events(events),
      m_clock(clock),
      m_live(settings, *policies.latency, playout, serverClock, clock),
      m_play(playout, clock),
      m_wantedAt(settings.startPosition) {
    m_live.setFollowing(!m_wantedAt);
}

void Playhead::onPlaylist(const MediaSource& source, bool isNew) {
    m_awaitsPlaylist = false;
    m_live.onPlaylist(source.playlist(), source.timeline(), m_streamStart, isNew);
}

std::optional<SteadyTime> Playhead::advance() {
    aim();
    const auto wakeAt = m_feed.advance(outlook());
    keepPlaying();
    keepLatency();
    return wakeAt;
}

bool Playhead::isLive() const {
    const MediaSource* const main = m_feed.loaded();
    return main == nullptr || !main->playlist().hasEndList;
}

void Playhead::reposition(std::optional<Duration> at) {
    m_wantedAt = at;
    m_feed.stop();
    m_playout.clear();
    m_play.reload();
    m_isEndTold = false;
}

void Playhead::tuneIn() {
    if (isLive() && m_live.isFollowing() && !m_play.isPaused()) {
        reposition(std::nullopt);
        m_awaitsPlaylist = true;
    }
}

void Playhead::leaveStream() {
    reposition(std::nullopt);
    m_live.reset();
    m_live.setFollowing(true);
    m_awaitsPlaylist = false;
}

void Playhead::leaveStale() {
    const MediaSource* const other = m_feed.comingSource();
    if (m_play.phase() != PlayPhase::kStalled || other == nullptr || !other->hasPlaylist()) {
        return;
    }
    const Duration position = m_playout.status().position;
    if (other->timeline().end() > position + level()) {
        reposition(m_live.isFollowing() ? std::nullopt : std::optional(position));
    }
}

void Playhead::aim() {
    const MediaSource* const main = m_feed.loaded();
    if (!m_feed.isAimed() && main != nullptr && !m_awaitsPlaylist) {
        const Duration least = profileOf(m_live.mode()).least;
        const bool isLiveEdge = isLive() && !m_wantedAt;
        const Duration slack =
            isLiveEdge ? std::max(m_live.target() - least, Duration{0}) : Duration{0};
        m_feed.aim(startAt(), startAt() + slack);
    }
    // What is buffered is played first; and who is paused may stay so for long.
    const auto gone = m_feed.takeGone();
    if (gone && !m_play.isPaused() && m_feed.loadedUntil() - outlook().position < level()) {
        m_feed.noteFault("the window has moved on");
        const Duration start = main != nullptr ? main->timeline().start() : *gone;
        reposition(m_live.isFollowing() ? std::nullopt : std::optional(std::max(*gone, start)));
    }
}

Duration Playhead::startAt() const {
    const MediaSource& main = *m_feed.loaded();
    const MediaTimeline& timeline = main.timeline();
    if (m_wantedAt) {
        return std::clamp(*m_wantedAt, timeline.start(),
                          std::max(timeline.start(), timeline.end()));
    }
    const auto& start = main.playlist().start;
    return isLive() ? m_live.startAt(timeline)
                    : recordingStartAt(timeline, start ? start : m_streamStart);
}

/// How much is loaded before it plays.
Duration Playhead::level() const {
    switch (m_live.mode()) {
        case LatencyMode::kUltra:
            return std::min<Duration>(500ms, m_live.target() / 3);
        case LatencyMode::kLow:
            return 1s;
        case LatencyMode::kNormal:
            break;
    }
    return 2s;
}

FeedOutlook Playhead::outlook() const {
    FeedOutlook outlook;
    const bool isLoading = m_play.phase() == PlayPhase::kLoading;
    outlook.isUrgent = isLoading || m_play.phase() == PlayPhase::kStalled;
    outlook.targetLatency = m_live.target();
    outlook.latencyError = m_live.latencyError();
    const MediaSource* const main = m_feed.loaded();
    if (isLoading && main != nullptr) {
        const Duration at = startAt();
        outlook.position = m_play.isStartAsked()
                               ? m_playout.status().position
                               : std::min(at, m_feed.isAimed() ? m_feed.loadedUntil() : at);
        outlook.buffer = std::max(main->timeline().end() - at, Duration{0});
        return outlook;
    }
    outlook.position = m_playout.status().position;
    outlook.buffer = std::max(m_feed.loadedUntil() - outlook.position, Duration{0});
    return outlook;
}

void Playhead::keepPlaying() {
    PlayOutlook outlook;
    outlook.hasMedia = m_feed.loaded() != nullptr && m_feed.hasMedia();
    if (outlook.hasMedia) {
        outlook.firstAt = m_feed.firstAt();
        outlook.startAt = startAt();
    }
    outlook.loadedUntil = m_feed.loadedUntil();
    outlook.level = level();
    outlook.isComplete = m_feed.isComplete();
    if (outlook.isComplete && !std::exchange(m_isEndTold, true)) {
        m_playout.setEnd();
    }
    if (const auto event = m_play.update(outlook)) {
        onPlayEvent(*event);
    }
}

void Playhead::onPlayEvent(PlayControl::Event event) {
    switch (event) {
        case PlayControl::Event::kStarted:
            m_events.add(PlayerEventKind::kStarted);
            break;
        case PlayControl::Event::kStalled:
            m_events.add(PlayerEventKind::kStalled);
            m_abr.onStall(m_clock.steadyNow());
            m_live.onStall();
            break;
        case PlayControl::Event::kResumed:
            m_events.add(PlayerEventKind::kResumed);
            break;
        case PlayControl::Event::kEnded:
            m_events.add(PlayerEventKind::kEnded);
            break;
    }
}

void Playhead::keepLatency() {
    const bool isPlaying = m_play.phase() == PlayPhase::kPlaying;
    if (!isLive() || m_play.isPaused() || (!isPlaying && m_play.phase() != PlayPhase::kStalled)) {
        return;
    }
    const Duration position = m_playout.status().position;
    const Duration buffer = std::max(m_feed.loadedUntil() - position, Duration{0});
    const auto jump = m_live.update(position, buffer, m_feed.log().dateAt(position));
    const MediaSource* const main = m_feed.loaded();
    // Where nothing newer is there, a jump would play the same again.
    if (!jump || main == nullptr ||
        m_live.startAt(main->timeline()) < position + std::min<Duration>(*jump / 2, 1s)) {
        return;
    }
    ++m_seeks;
    m_events.add(PlayerEventKind::kSeeked, "nearer to the broadcast");
    m_live.onSeek();
    if (isPlaying && *jump + level() <= buffer) {
        m_playout.start(position + *jump);
    } else {
        reposition(std::nullopt);
    }
}

void Playhead::setPaused(bool isPaused) {
    constexpr Duration kLate = 1500ms;
    if (!isPaused && m_play.isPaused()) {
        const Duration position = m_playout.status().position;
        m_live.measure(position, m_feed.log().dateAt(position));
        // Who paused a live stream wants to see what came meanwhile.
        m_live.setFollowing(m_live.isFollowing() && m_live.latencyError() < kLate);
    }
    m_play.setPaused(isPaused);
}

void Playhead::setMode(LatencyMode mode) {
    constexpr Duration kFar = 4s;
    m_live.setMode(mode);
    const MediaSource* const main = m_feed.loaded();
    const bool isFollowed = isLive() && m_live.isFollowing() && !m_play.isPaused();
    if (main == nullptr || !m_feed.isAimed() || !isFollowed) {
        return;
    }
    const bool isLoading = m_play.phase() == PlayPhase::kLoading;
    const Duration at = isLoading ? m_feed.firstAt() : m_playout.status().position;
    if (at - m_live.startAt(main->timeline()) > kFar) {
        ++m_seeks;
        m_events.add(PlayerEventKind::kSeeked, "further from the broadcast");
        m_live.onSeek();
        reposition(std::nullopt);
    }
}

void Playhead::seekTo(Duration position) {
    const MediaSource* const main = m_feed.loaded();
    if (main == nullptr) {
        m_wantedAt = position;
        m_live.setFollowing(false);
        return;
    }
    const MediaTimeline& timeline = main->timeline();
    if (isLive() && position >= m_live.startAt(timeline)) {
        seekToLive();
        return;
    }
    position = std::clamp(position, timeline.start(), timeline.end());
    ++m_seeks;
    m_events.add(PlayerEventKind::kSeeked);
    m_live.setFollowing(false);
    const Duration now = m_playout.status().position;
    if (m_play.phase() == PlayPhase::kPlaying && position >= now &&
        position + level() <= m_feed.loadedUntil()) {
        m_playout.start(position);
    } else {
        reposition(position);
    }
}

void Playhead::seekToLive() {
    if (!isLive()) {
        return;
    }
    ++m_seeks;
    m_events.add(PlayerEventKind::kSeeked, "to the live edge");
    m_live.setFollowing(true);
    m_live.onSeek();
    reposition(std::nullopt);
}

}  // namespace sigma::player
