#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/player/player_event.h"

namespace sigma::player {

/// What happened and was not told yet; the oldest of more than 256 are forgotten.
class EventLog {
public:
    explicit EventLog(const Clock& clock) : m_clock(clock) {}

    void add(PlayerEventKind kind, std::string text = {});
    void addSwitch(std::size_t variant);
    void addMarker(hls::DateRange marker);
    std::vector<PlayerEvent> takeAll();

private:
    void push(PlayerEvent event);

    const Clock& m_clock;
    std::deque<PlayerEvent> m_events;
};

}  // namespace sigma::player
