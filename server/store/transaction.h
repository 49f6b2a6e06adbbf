#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/store/event_interest.h"

namespace sigma::store {

class Connection;

/// One open transaction, for the tables to work in. It commits when the function that was given
/// it succeeds, and is rolled back when that function, or any statement in it, failed: a function
/// can't go on after a failed statement. Tables' own answers (kNotFound, kPreconditionFailed,
/// kConflict) are no failed statements.
///
/// Thread: the database's, while that function runs.
class Transaction {
public:
    explicit Transaction(Connection& connection) : m_connection(connection) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    // The rest is for the tables and the Database.

    Connection& connection() { return m_connection; }
    /// The error of the first statement that failed, if one did.
    const std::optional<Error>& failure() const { return m_failure; }
    void fail(const Error& error);

    /// Events that listeners are told of after the commit.
    std::vector<domain::DomainEvent>& events() { return m_events; }
    /// What webhooks want to know, read once a transaction.
    std::optional<std::vector<EventInterest>>& interests() { return m_interests; }

private:
    Connection& m_connection;
    std::optional<Error> m_failure;
    std::vector<domain::DomainEvent> m_events;
    std::optional<std::vector<EventInterest>> m_interests;
};

}  // namespace sigma::store
