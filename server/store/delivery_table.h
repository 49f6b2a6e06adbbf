#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/domain/webhook.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// A delivery whose time has come, and what to deliver.
struct DueDelivery {
    domain::WebhookDelivery delivery;
    domain::DomainEvent event;
};

/// How an attempt went.
struct DeliveryAttempt {
    WallTime at;
    domain::DeliveryState state = domain::DeliveryState::kPending;  ///< after it
    std::int32_t status = 0;                                        ///< of HTTP; 0: no answer
    std::string error;                      ///< why it failed, in words; empty when it did not
    std::optional<WallTime> nextAttemptAt;  ///< of a delivery that stays pending
};

/// Which deliveries a list is of; what is empty does not narrow it.
struct DeliveryFilter {
    std::string endpoint;
    std::string event;  ///< its id
    std::optional<domain::DeliveryState> state;
};

/// Where a page of deliveries ended.
struct DeliveryPosition {
    WallTime createdAt;
    std::string id;
};

/// The outbox: what is to be sent to webhook endpoints, what was, and what could not be.
/// EventTable fills it.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class DeliveryTable {
public:
    /// The statement of nextDueAfter(), from "FROM" on: the dispatcher runs it again and again, so
    /// how it is planned matters.
    static constexpr std::string_view kNextDue =
        "FROM deliveries d CROSS JOIN webhook_endpoints w WHERE d.next_attempt_at > :now "
        "AND w.id = d.endpoint AND w.is_enabled = 1 ORDER BY d.next_attempt_at LIMIT 1";

    explicit DeliveryTable(Transaction& transaction) : m_transaction(transaction) {}

    /// The endpoint's pending deliveries whose next attempt is not after `now`, the longest due
    /// first. They stay due until record().
    Result<std::vector<DueDelivery>> due(std::string_view endpoint, WallTime now,
                                         std::size_t limit);
    /// When the next pending delivery to an enabled endpoint is due, of those that are not yet.
    Result<std::optional<WallTime>> nextDueAfter(WallTime now);
    /// Deliveries that are pending, to whichever endpoint; counted up to `most`.
    Result<std::int64_t> pendingCount(std::size_t most);
    /// Makes a delivery of the event, which is in the log, due at `at`. Returns its id.
    /// Errors: kAlreadyExists; kConflict when there is no such endpoint.
    Result<std::string> queue(std::string_view endpoint, const domain::DomainEvent& event,
                              WallTime at);
    /// Writes down how the attempt at the delivery `taken` went, if the delivery is still as it
    /// was then: pending, with as many attempts and the same due time. False where it is not (it
    /// was recorded before, abandoned, replayed or deleted): then nothing changes.
    Result<bool> record(const domain::WebhookDelivery& taken, const DeliveryAttempt& attempt);
    /// Makes dead letters of what is pending for the endpoint, of so many at the most. Returns of
    /// how many.
    Result<std::int64_t> abandon(std::string_view endpoint, std::string_view reason, WallTime at,
                                 std::size_t limit);

    /// Errors: kNotFound.
    Result<domain::WebhookDelivery> find(std::string_view id);
    /// Newest first.
    Result<Page<domain::WebhookDelivery>> list(const DeliveryFilter& filter,
                                               const std::optional<DeliveryPosition>& after,
                                               std::size_t limit);

    /// Makes the delivery pending and due at `at`, its attempts counted anew, whatever became of
    /// it. Errors: kNotFound.
    Result<void> replay(std::string_view id, WallTime at);
    /// As replay(), for the endpoint's deliveries of the events from one position to another,
    /// both included; events that it was not told of are queued if it wants them now. Returns how
    /// many. Errors: kNotFound (the endpoint).
    Result<std::int64_t> replayRange(std::string_view endpoint, std::int64_t fromPosition,
                                     std::int64_t toPosition, WallTime at);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
