#pragma once

#include "server/domain/domain_event.h"
#include "server/domain/event_types.h"
#include "server/store/event_table.h"

namespace sigma::events {

/// Whether the event is one that a list with this filter would show.
inline bool matches(const store::EventFilter& filter, const domain::DomainEvent& event) {
    return (filter.channel.empty() || filter.channel == event.channel) &&
           (filter.session.empty() || filter.session == event.session) &&
           (filter.type.empty() || domain::matchesEventType(filter.type, event.type));
}

}  // namespace sigma::events
