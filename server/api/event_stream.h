#pragma once

#include <memory>
#include <string>

#include "server/domain/domain_event.h"
#include "server/events/event_subscription.h"
#include "server/http/body_source.h"

namespace sigma::api {

/// Events as an event stream (HTML, 9.2): each with its id, its type as the event's name, and its
/// envelope as data; a comment where nothing happens for fifteen seconds.
///
/// A reader that is slow is not cut off, but reads from the log. Where the log can't be read the
/// stream ends, and so it does at its time: whoever reads it comes back with Last-Event-ID, and has
/// to be let in again. Thread: the subscription's executor.
class EventStream final : public http::BodySource {
public:
    EventStream(std::shared_ptr<events::EventSubscription> subscription, SteadyTime endsAt)
        : m_subscription(std::move(subscription)), m_endsAt(endsAt) {}

    boost::asio::awaitable<SharedBuffer> next() override;

private:
    std::shared_ptr<events::EventSubscription> m_subscription;
    SteadyTime m_endsAt;
    bool m_hasBegun = false;
};

/// One event as lines of an event stream.
void appendEvent(std::string& text, const domain::DomainEvent& event);

}  // namespace sigma::api
