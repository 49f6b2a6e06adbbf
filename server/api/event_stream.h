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
/// stream ends, and its reader comes back with Last-Event-ID. Thread: the subscription's executor.
class EventStream final : public http::BodySource {
public:
    explicit EventStream(std::shared_ptr<events::EventSubscription> subscription)
        : m_subscription(std::move(subscription)) {}

    boost::asio::awaitable<SharedBuffer> next() override;

private:
    std::shared_ptr<events::EventSubscription> m_subscription;
    bool m_hasBegun = false;
};

/// One event as lines of an event stream.
void appendEvent(std::string& text, const domain::DomainEvent& event);

}  // namespace sigma::api
