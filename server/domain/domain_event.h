#pragma once

#include <cstdint>
#include <string>

#include "core/base/clock.h"
#include "server/domain/channel.h"

namespace sigma::domain {

/// Something that has happened, as the log, webhooks and the console are told of it.
struct DomainEvent {
    std::string id;    ///< "evt_..."; the same however often it is delivered
    std::string type;  ///< one of event_types.h
    WallTime at;
    ChannelId channel;          ///< empty when it is about no channel
    SessionId session;          ///< empty when it is about no session
    std::int64_t sequence = 0;  ///< within the session, from 1; 0 without one
    std::int64_t position = 0;  ///< in the log; set when it is written
    std::string data;           ///< a JSON object

    friend bool operator==(const DomainEvent&, const DomainEvent&) = default;
};

}  // namespace sigma::domain
