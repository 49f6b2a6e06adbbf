#include "core/player/event_log.h"

#include <utility>

namespace sigma::player {

void EventLog::push(PlayerEvent event) {
    constexpr std::size_t kMostEvents = 256;
    event.at = m_clock.steadyNow();
    if (m_events.size() == kMostEvents) {
        m_events.pop_front();
    }
    m_events.push_back(std::move(event));
}

void EventLog::add(PlayerEventKind kind, std::string text) {
    PlayerEvent event;
    event.kind = kind;
    event.text = std::move(text);
    push(std::move(event));
}

void EventLog::addSwitch(std::size_t variant) {
    PlayerEvent event;
    event.kind = PlayerEventKind::kSwitched;
    event.variant = variant;
    push(std::move(event));
}

void EventLog::addMarker(hls::DateRange marker) {
    PlayerEvent event;
    event.kind = PlayerEventKind::kDateRange;
    event.text = marker.id;
    event.marker = std::move(marker);
    push(std::move(event));
}

std::vector<PlayerEvent> EventLog::takeAll() {
    std::vector<PlayerEvent> events(std::make_move_iterator(m_events.begin()),
                                    std::make_move_iterator(m_events.end()));
    m_events.clear();
    return events;
}

}  // namespace sigma::player
