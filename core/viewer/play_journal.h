#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/player/player_event.h"
#include "core/player/session_quality.h"
#include "core/viewer/live_player_snapshot.h"

namespace sigma::viewer {

/// Writes down how one stream is played: a JSON object when it is asked, and one of all at the end.
///
/// Times are in seconds, bitrates in bit/s. Thread: one at a time.
class PlayJournal {
public:
    explicit PlayJournal(SteadyTime begunAt) : m_begunAt(begunAt) {}

    /// A few times a second: each stands for the time up to the next.
    void add(const LivePlayerSnapshot& snapshot, SteadyTime now);
    void add(const player::PlayerEvent& event);

    /// How it goes now, and what has happened since the last line.
    std::string line();
    std::string summary() const;

    const LivePlayerSnapshot& last() const { return m_last; }

private:
    SteadyTime m_begunAt;
    SteadyTime m_now;
    LivePlayerSnapshot m_last;
    std::optional<player::SessionQuality> m_quality;  ///< once it is known what can be chosen
    std::vector<player::PlayerEvent> m_events;        ///< since the last line
    std::vector<player::Duration> m_ages;             ///< glass to glass
};

}  // namespace sigma::viewer
