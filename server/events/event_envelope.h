#pragma once

#include <string>

#include "server/domain/domain_event.h"

namespace sigma::events {

/// The event as webhooks, the event list and the event stream send it: one JSON object of
/// {id, type, created_at, channel_id, session_id, sequence, data}, always in that order.
///
/// created_at is UTC with milliseconds (RFC 3339). channel_id, session_id and sequence are null
/// for an event that is about no channel or no session. Thread: any.
std::string envelopeOf(const domain::DomainEvent& event);

}  // namespace sigma::events
