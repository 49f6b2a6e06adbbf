#include "core/player/playing/live_control.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

hls::MediaPlaylist headerOf(const hls::MediaPlaylist& playlist) {
    hls::MediaPlaylist header;
    header.targetDuration = playlist.targetDuration;
    header.partTarget = playlist.partTarget;
    header.serverControl = playlist.serverControl;
    return header;
}

}  // namespace

LiveControl::LiveControl(const PlayerSettings& settings, LatencyControl& control, Playout& playout,
                         const ClockQuestion& clock, const Clock& steady)
    : m_settings(settings),
      m_control(control),
      m_playout(playout),
      m_serverClock(clock),
      m_clock(steady),
      m_mode(settings.mode.value_or(LatencyMode::kNormal)),
      m_isModeKnown(settings.mode.has_value()) {
    m_control.setMode(m_mode);
}

void LiveControl::setMode(LatencyMode mode) {
    m_mode = mode;
    m_isModeKnown = true;
    settle();
}

void LiveControl::reset() {
    m_header.reset();
    m_gauge.reset();
    m_reading.reset();
}

void LiveControl::settle() {
    m_control.setMode(m_mode);
    if (m_header) {
        m_control.setIdealTarget(idealTarget(*m_header, m_start, m_mode, m_settings.target));
    }
}

Duration LiveControl::target() const {
    return m_control.target(m_clock.steadyNow());
}

void LiveControl::setFollowing(bool isFollowing) {
    m_isFollowing = isFollowing;
    if (!isFollowing) {
        setSpeed(1);
    }
}

void LiveControl::setSpeed(double speed) {
    if (speed != m_speed) {
        m_speed = speed;
        m_playout.setSpeed(speed);
    }
}

void LiveControl::onPlaylist(const hls::MediaPlaylist& playlist, const MediaTimeline& timeline,
                             const std::optional<hls::StartPoint>& start, bool isNew) {
    if (!m_header) {
        m_header = headerOf(playlist);
        m_start = playlist.start ? playlist.start : start;
        m_mode = m_isModeKnown ? m_mode : modeOf(playlist);
        settle();
    }
    if (isNew) {
        m_gauge.onEdge(timeline.end(), m_clock.steadyNow());
    }
}

Duration LiveControl::startAt(const MediaTimeline& timeline) const {
    LiveStart start;
    start.target = target();
    start.holdBack = m_header ? holdBackOf(*m_header, m_mode) : Duration{0};
    if (const auto now = m_serverClock.now()) {
        start.serverNow = std::chrono::floor<std::chrono::milliseconds>(*now);
    }
    return liveStartAt(timeline, start);
}

void LiveControl::measure(Duration position, std::optional<hls::DateTime> date) {
    m_reading = m_gauge.read(m_clock.steadyNow(), position, m_serverClock.now(), date);
}

std::optional<Duration> LiveControl::update(Duration position, Duration buffer,
                                            std::optional<hls::DateTime> date) {
    constexpr auto kPeriod = 250ms;
    const SteadyTime now = m_clock.steadyNow();
    if (now < m_updateAt) {
        return std::nullopt;
    }
    m_updateAt = now + kPeriod;
    measure(position, date);
    if (!m_reading) {
        return std::nullopt;
    }
    const LatencyDecision decision = m_control.decide({.now = now,
                                                       .latency = m_reading->latency,
                                                       .buffer = buffer,
                                                       .isFollowing = m_isFollowing});
    setSpeed(m_isFollowing ? decision.speed : 1);
    if (!m_isFollowing || !decision.seekTo || *decision.seekTo >= m_reading->latency) {
        return std::nullopt;
    }
    return m_reading->latency - *decision.seekTo;
}

void LiveControl::onStall() {
    m_control.onStall(m_clock.steadyNow());
}

void LiveControl::onSeek() {
    m_control.onSeek(m_clock.steadyNow());
    setSpeed(1);
}

std::optional<Duration> LiveControl::latency() const {
    return m_reading && m_reading->isByDate ? std::optional(m_reading->latency) : std::nullopt;
}

Duration LiveControl::latencyError() const {
    return m_reading && m_isFollowing ? m_reading->latency - target() : Duration{0};
}

}  // namespace sigma::player
