#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/store/committed_changes.h"
#include "server/store/event_interest.h"

namespace sigma::store {

class Connection;

/// What is done, and whom it is told to, once a transaction is committed.
struct Aftermath {
    std::vector<std::function<void()>> deeds;
    CommittedChanges changes;
    std::vector<domain::DomainEvent> events;
};

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

    /// Does this right after the commit, on the database's thread; never where there is none.
    void afterCommit(std::function<void()> deed) { m_aftermath.deeds.push_back(std::move(deed)); }

    // The rest is for the tables and the Database.

    Connection& connection() { return m_connection; }
    /// The error of the first statement that failed, if one did.
    const std::optional<Error>& failure() const { return m_failure; }
    void fail(const Error& error);

    /// Events that listeners are told of after the commit.
    std::vector<domain::DomainEvent>& events() { return m_aftermath.events; }
    CommittedChanges& changes() { return m_aftermath.changes; }
    Aftermath& aftermath() { return m_aftermath; }
    /// What webhooks want to know, read once a transaction.
    std::optional<std::vector<EventInterest>>& interests() { return m_interests; }

private:
    Connection& m_connection;
    std::optional<Error> m_failure;
    Aftermath m_aftermath;
    std::optional<std::vector<EventInterest>> m_interests;
};

}  // namespace sigma::store
