#include <algorithm>

#include "core/player/conductor.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

}  // namespace

void Conductor::setPaused(bool isPaused) {
    constexpr Duration kLate = 1500ms;
    if (!isPaused && m_play.isPaused()) {
        const Duration position = m_playout.status().position;
        m_live.measure(position, m_feed.log().dateAt(position));
        // Who paused a live stream wants to see what came meanwhile.
        m_live.setFollowing(m_live.isFollowing() && m_live.latencyError() < kLate);
    }
    m_play.setPaused(isPaused);
}

void Conductor::seekTo(Duration position) {
    if (main() == nullptr) {
        m_wantedAt = position;
        m_live.setFollowing(false);
        return;
    }
    const MediaTimeline& timeline = main()->timeline();
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

void Conductor::seekToLive() {
    if (!isLive()) {
        return;
    }
    ++m_seeks;
    m_events.add(PlayerEventKind::kSeeked, "to the live edge");
    m_live.setFollowing(true);
    m_live.onSeek();
    reposition(std::nullopt);
}

void Conductor::setOnlyVariant(std::optional<std::size_t> variant) {
    if (m_layout && variant && *variant >= m_layout->variants.size()) {
        return;
    }
    m_settings.onlyVariant = variant;
    if (!m_layout) {
        return;
    }
    m_quality.setOnlyVariant(variant);
    if (variant && m_feed.mainSource() != nullptr) {
        m_feed.want(*variant);
    }
}

void Conductor::setMode(LatencyMode mode) {
    m_live.setMode(mode);
}

}  // namespace sigma::player
