#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Which events a list is of; what is empty does not narrow it.
struct EventFilter {
    domain::ChannelId channel;
    domain::SessionId session;
    std::string type;  ///< exact, or "session.*"
};

/// Where a walk along the log, the oldest first, has come to.
struct EventPlace {
    WallTime at;
    std::int64_t position = 0;

    friend bool operator==(const EventPlace&, const EventPlace&) = default;
};

/// The log of what has happened, in the order of positions that only grow.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class EventTable {
public:
    explicit EventTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Appends the event, and a pending delivery of it for each webhook endpoint that is enabled
    /// and wants it. Returns it with its position; listeners hear of it after the commit.
    /// Errors: kAlreadyExists when its id is in the log.
    Result<domain::DomainEvent> append(domain::DomainEvent event);
    /// As append(), but with a delivery to that endpoint alone, whatever it and others want.
    /// Returns the delivery's id. Errors: kAlreadyExists; kConflict when there is no such endpoint.
    Result<std::string> appendFor(std::string_view endpoint, domain::DomainEvent event);

    /// Errors: kNotFound.
    Result<domain::DomainEvent> find(std::string_view id);
    /// Oldest first, from behind `afterPosition` on (0: from the beginning).
    Result<Page<domain::DomainEvent>> list(const EventFilter& filter, std::int64_t afterPosition,
                                           std::size_t limit);

    /// Looks at the next events behind `after` that are older than `before`, and removes them and
    /// their deliveries; those with a delivery still pending stay. No more than `limit` rows go,
    /// the deliveries counted, or one event. Returns the last that it has looked at; nothing where
    /// there are no more.
    Result<std::optional<EventPlace>> prune(WallTime before, const EventPlace& after,
                                            std::size_t limit);

private:
    Result<domain::DomainEvent> insert(domain::DomainEvent event);
    Result<void> queueDeliveries(const domain::DomainEvent& event);

    Transaction& m_transaction;
};

}  // namespace sigma::store
