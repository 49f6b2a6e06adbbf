#pragma once

#include <string_view>

#include "server/domain/domain_event.h"
#include "server/store/row_reader.h"

namespace sigma::store {

/// The columns of an event, in the order in which readEvent() takes them.
inline constexpr std::string_view kEventColumns =
    "position, id, type, happened_at, channel, session, sequence, data";

inline domain::DomainEvent readEvent(RowReader& row) {
    domain::DomainEvent event;
    event.position = row.integer();
    event.id = row.text();
    event.type = row.text();
    event.at = row.time();
    event.channel = row.id<domain::ChannelId>();
    event.session = row.id<domain::SessionId>();
    event.sequence = row.integer();
    event.data = row.text();
    return event;
}

}  // namespace sigma::store
