#pragma once

#include <optional>

#include "core/player/adaptation/latency_control.h"
#include "core/player/player_settings.h"
#include "core/player/playing/latency_gauge.h"
#include "core/player/playing/start_choice.h"
#include "core/player/playout.h"
#include "core/player/stream/media_timeline.h"
#include "core/player/timing/clock_question.h"

namespace sigma::player {

/// Keeps a live playback at its distance from the broadcast. Thread: the engine's.
class LiveControl {
public:
    LiveControl(const PlayerSettings& settings, LatencyControl& control, Playout& playout,
                const ClockQuestion& clock, const Clock& steady);

    void setMode(LatencyMode mode);
    /// Known from the first playlist where the viewer did not say.
    LatencyMode mode() const { return m_mode; }
    Duration target() const;
    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool isFollowing);

    /// A playlist of the variant that is played has come.
    void onPlaylist(const hls::MediaPlaylist& playlist, const MediaTimeline& timeline,
                    const std::optional<hls::StartPoint>& start, bool isNew);
    /// Another stream came under the same address.
    void reset();
    /// Where on the timeline the live edge is for this viewer.
    Duration startAt(const MediaTimeline& timeline) const;

    /// Four times a second while it plays: sets the speed. Returns how much nearer to the broadcast
    /// it wants to be at once.
    std::optional<Duration> update(Duration position, Duration buffer,
                                   std::optional<hls::DateTime> date);
    /// Takes the latency at a position without acting on it.
    void measure(Duration position, std::optional<hls::DateTime> date);
    void onStall();
    void onSeek();
    /// Behind the broadcast; nothing where there are no dates, or no clock.
    std::optional<Duration> latency() const;
    Duration latencyError() const;
    double speed() const { return m_speed; }

private:
    void settle();
    void setSpeed(double speed);

    const PlayerSettings& m_settings;
    LatencyControl& m_control;
    Playout& m_playout;
    const ClockQuestion& m_serverClock;
    const Clock& m_clock;
    LatencyMode m_mode;
    bool m_isModeKnown;
    std::optional<hls::MediaPlaylist> m_header;  ///< without segments: what the rules are read from
    std::optional<hls::StartPoint> m_start;
    LatencyGauge m_gauge;
    std::optional<LatencyGauge::Reading> m_reading;
    bool m_isFollowing = true;
    double m_speed = 1;
    SteadyTime m_updateAt;
};

}  // namespace sigma::player
