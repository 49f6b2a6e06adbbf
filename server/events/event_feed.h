#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "server/events/event_subscription.h"

namespace sigma::events {

/// The events of the log, page by page and as they happen.
///
/// Thread: any. The awaitables resume on the caller's executor.
class EventFeed : public std::enable_shared_from_this<EventFeed> {
public:
    /// Listens to the database for as long as it lives.
    static std::shared_ptr<EventFeed> create(std::shared_ptr<store::Database> database);

    /// Oldest first, from behind the position `after` on. Errors: kUnavailable, kIo.
    boost::asio::awaitable<Result<store::Page<domain::DomainEvent>>> list(store::EventFilter filter,
                                                                          std::int64_t after,
                                                                          std::size_t limit);

    /// Where the event stands in the log, for who wants to go on behind it (Last-Event-ID).
    /// Errors: kNotFound where it is not there, or no longer; kUnavailable, kIo.
    boost::asio::awaitable<Result<std::int64_t>> positionOf(std::string eventId);

    /// All events that match from behind the position `after` on, without a gap or a duplicate
    /// between those of the log and those to come; without `after`, those to come. It ends when
    /// the caller lets go of it. `executor` is of one thread.
    std::shared_ptr<EventSubscription> follow(boost::asio::any_io_executor executor,
                                              store::EventFilter filter,
                                              std::optional<std::int64_t> after);

    /// Subscriptions there are now.
    std::size_t followerCount() const;

private:
    using Events = EventSubscription::Events;

    explicit EventFeed(std::shared_ptr<store::Database> database)
        : m_database(std::move(database)) {}

    void offer(const Events& committed);
    std::vector<std::shared_ptr<EventSubscription>> followers();

    std::shared_ptr<store::Database> m_database;
    mutable std::mutex m_mutex;
    std::vector<std::weak_ptr<EventSubscription>> m_followers;
};

}  // namespace sigma::events
