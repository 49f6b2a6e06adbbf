#pragma once

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/player/playout.h"

namespace sigma::player {

enum class PlayPhase : std::uint8_t { kLoading, kPlaying, kStalled, kEnded };

/// What starting and going on depend on.
struct PlayOutlook {
    bool hasMedia = false;    ///< of all lanes
    Duration firstAt{0};      ///< where the media begins
    Duration startAt{0};      ///< where to begin
    Duration loadedUntil{0};  ///< the least over the lanes
    Duration level{0};        ///< to be loaded before it plays
    bool isComplete = false;  ///< nothing more will come
};

/// Starts the playout, sees it run dry, and starts it again. Thread: the engine's.
class PlayControl {
public:
    enum class Event : std::uint8_t { kStarted, kStalled, kResumed, kEnded };

    PlayControl(Playout& playout, const Clock& clock) : m_playout(playout), m_clock(clock) {}

    /// From here on startup is measured.
    void begin() { m_begunAt = m_clock.steadyNow(); }
    /// The playout was cleared: it will be started anew.
    void reload();
    std::optional<Event> update(const PlayOutlook& outlook);
    void setPaused(bool isPaused);

    PlayPhase phase() const { return m_phase; }
    bool isPaused() const { return m_isPaused; }
    /// The playout has been told from where, and may begin at any moment.
    bool isStartAsked() const { return m_isStartAsked; }
    std::optional<Duration> startupTime() const { return m_startupTime; }
    std::size_t stalls() const { return m_stalls; }
    Duration stallTime() const;

private:
    std::optional<Event> load(const PlayOutlook& outlook);
    std::optional<Event> resume(const PlayOutlook& outlook);

    Playout& m_playout;
    const Clock& m_clock;
    PlayPhase m_phase = PlayPhase::kLoading;
    bool m_isPaused = false;
    bool m_isStartAsked = false;
    SteadyTime m_begunAt;
    std::optional<SteadyTime> m_mediaAt;  ///< when the first media was there
    std::optional<Duration> m_startupTime;
    std::size_t m_stalls = 0;
    Duration m_stallTime{0};
    SteadyTime m_stalledAt;
};

}  // namespace sigma::player
