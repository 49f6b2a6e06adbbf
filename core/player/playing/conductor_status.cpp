#include <algorithm>

#include "core/player/playing/conductor.h"

namespace sigma::player {

PlayerState Conductor::state() const {
    if (m_failure) {
        return PlayerState::kFailed;
    }
    if (m_playhead.play().phase() == PlayPhase::kEnded) {
        return PlayerState::kEnded;
    }
    if (m_playhead.play().isPaused()) {
        return PlayerState::kPaused;
    }
    if (m_playhead.play().phase() == PlayPhase::kPlaying) {
        return PlayerState::kPlaying;
    }
    if (m_opener.error() || m_playlistError || m_guard.isStale()) {
        return PlayerState::kWaiting;
    }
    return m_playhead.play().phase() == PlayPhase::kStalled ? PlayerState::kStalled
                                                            : PlayerState::kLoading;
}

PlayerStatus Conductor::status() const {
    PlayerStatus status;
    const PlayoutStatus playout = m_playout.status();
    const BandwidthEstimate network = m_policies.bandwidth->estimate(m_clock.steadyNow());
    status.state = state();
    status.mode = m_playhead.live().mode();
    status.error = m_failure ? m_failure : m_playlistError ? m_playlistError : m_opener.error();
    status.isLive = m_playhead.isLive();
    status.isFollowing = m_playhead.isLive() && m_playhead.live().isFollowing();
    status.latency = m_playhead.isLive() ? m_playhead.live().latency() : std::nullopt;
    status.target = m_playhead.live().target();
    status.speed = m_playhead.live().speed();
    status.position = playout.position;
    status.buffer = std::max(playout.bufferedUntil - playout.position, Duration{0});
    status.bufferBytes = m_feed.log().bytesAfter(playout.position);
    status.programDateTime = m_feed.log().dateAt(playout.position);
    status.variants = m_variants;
    status.onlyVariant = onlyVariant();
    status.variant = m_feed.log().variantAt(playout.position);
    if (const MediaSource* const source = m_feed.loaded()) {
        const MediaTimeline& timeline = source->timeline();
        status.windowStart = timeline.start();
        status.windowEnd = timeline.end();
        status.liveEdge =
            m_playhead.isLive() ? m_playhead.live().startAt(timeline) : timeline.end();
    }
    if (m_layout) {
        status.thumbnails = m_layout->thumbnails;
        if (m_layout->steering) {
            status.pathway = m_layout->variants[m_feed.variant()].pathway;
        }
    }
    status.bandwidth = network.cautious;
    status.averageBandwidth = network.average;
    status.startupTime = m_playhead.play().startupTime();
    status.stalls = m_playhead.play().stalls();
    status.stallTime = m_playhead.play().stallTime();
    status.switches = m_feed.figures().switches;
    status.seeks = m_playhead.seeks();
    status.faults = m_feed.figures().faults;
    status.bytesLoaded = m_feed.figures().bytesLoaded;
    return status;
}

}  // namespace sigma::player
