#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/domain_event.h"
#include "server/stream/session_observer.h"

namespace sigma::lifecycle {

/// The name of the event that such news become; none for figures, which are no event.
std::optional<std::string_view> eventTypeOf(stream::SessionNews news);

/// The event of a notice that has one. Its data say what only this kind of news has to say, and
/// nothing that is secret.
domain::DomainEvent eventOf(const stream::SessionNotice& notice, std::string id);

/// An event about the channel itself, whose state a session or an operator has changed.
domain::DomainEvent channelEvent(std::string_view type, std::string id, WallTime at,
                                 const domain::ChannelId& channel,
                                 const domain::SessionId& session = {});

}  // namespace sigma::lifecycle
