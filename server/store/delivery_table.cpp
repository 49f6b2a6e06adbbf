#include "server/store/delivery_table.h"

#include "core/crypto/secrets.h"
#include "server/domain/event_types.h"
#include "server/store/event_row.h"
#include "server/store/event_table.h"
#include "server/store/query.h"
#include "server/store/webhook_table.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "id, endpoint, event, state, attempts, next_attempt_at, last_status, last_error, created_at, "
    "finished_at";
constexpr std::string_view kDueColumns =
    "d.id, d.endpoint, d.event, d.state, d.attempts, d.next_attempt_at, d.last_status, "
    "d.last_error, d.created_at, d.finished_at, e.position, e.id, e.type, e.happened_at, "
    "e.channel, e.session, e.sequence, e.data";

domain::WebhookDelivery readDelivery(RowReader& row) {
    domain::WebhookDelivery delivery;
    delivery.id = row.text();
    delivery.endpoint = row.text();
    delivery.event = row.text();
    delivery.state = row.named(domain::deliveryStateFrom);
    delivery.attempts = row.int32();
    delivery.nextAttemptAt = row.optionalTime();
    delivery.lastStatus = row.int32();
    delivery.lastError = row.text();
    delivery.createdAt = row.time();
    delivery.finishedAt = row.optionalTime();
    return delivery;
}

DueDelivery readDue(RowReader& row) {
    DueDelivery due;
    due.delivery = readDelivery(row);
    due.event = readEvent(row);
    return due;
}

WallTime readTime(RowReader& row) {
    return row.time();
}

std::string named(std::string_view id) {
    return "delivery " + std::string(id);
}

std::string conditionsOf(const DeliveryFilter& filter,
                         const std::optional<DeliveryPosition>& after) {
    std::string conditions = "WHERE 1 = 1";
    conditions += filter.endpoint.empty() ? "" : " AND endpoint = :endpoint";
    conditions += filter.event.empty() ? "" : " AND event = :event";
    conditions += filter.state ? " AND state = :state" : "";
    conditions += after ? " AND (created_at, id) < (:after_time, :after_id)" : "";
    return conditions;
}

}  // namespace

Result<std::vector<DueDelivery>> DeliveryTable::due(std::string_view endpoint, WallTime now,
                                                    std::size_t limit) {
    // From the deliveries on, whatever the planner thinks of the events.
    return Query(m_transaction, kDueColumns,
                 "FROM deliveries d CROSS JOIN events e WHERE d.endpoint = :endpoint "
                 "AND d.state = 'pending' AND d.next_attempt_at <= :now "
                 "AND e.position = d.event_position "
                 "ORDER BY d.next_attempt_at, d.event_position LIMIT :limit")
        .bind("endpoint", endpoint)
        .bind("now", now)
        .bind("limit", limit)
        .all(readDue);
}

Result<std::optional<WallTime>> DeliveryTable::nextDueAfter(WallTime now) {
    // Those that are pending, and no others, have a time.
    return Query(m_transaction, "d.next_attempt_at", kNextDue).bind("now", now).first(readTime);
}

Result<std::int64_t> DeliveryTable::pendingCount(std::size_t most) {
    return Query(m_transaction, "pending",
                 "FROM (SELECT COUNT(*) AS pending FROM (SELECT id FROM deliveries "
                 "WHERE state = 'pending' LIMIT :most) waiting) counted")
        .bind("most", most)
        .one(readInteger, "the count");
}

Result<bool> DeliveryTable::record(const domain::WebhookDelivery& taken,
                                   const DeliveryAttempt& attempt) {
    const bool isPending = attempt.state == domain::DeliveryState::kPending;
    SIGMA_TRY_ASSIGN(const std::int64_t changed,
                     Query(m_transaction,
                           "UPDATE deliveries SET state = :state, attempts = attempts + 1, "
                           "next_attempt_at = :next_attempt_at, last_status = :last_status, "
                           "last_error = :last_error, finished_at = :finished_at WHERE id = :id "
                           "AND state = 'pending' AND attempts = :attempts "
                           "AND next_attempt_at = :due_at")
                         .bind("state", toString(attempt.state))
                         .bind("next_attempt_at", isPending ? attempt.nextAttemptAt : std::nullopt)
                         .bind("last_status", attempt.status)
                         .bind("last_error", attempt.error)
                         .bind("finished_at", isPending ? std::nullopt : std::optional(attempt.at))
                         .bind("id", taken.id)
                         .bind("attempts", taken.attempts)
                         .bind("due_at", taken.nextAttemptAt)
                         .execute());
    return changed != 0;
}

Result<std::int64_t> DeliveryTable::abandon(std::string_view endpoint, std::string_view reason,
                                            WallTime at, std::size_t limit) {
    return Query(m_transaction,
                 "UPDATE deliveries SET state = 'dead', next_attempt_at = NULL, "
                 "last_error = :reason, finished_at = :at WHERE id IN (SELECT id FROM deliveries "
                 "WHERE endpoint = :endpoint AND state = 'pending' LIMIT :limit)")
        .bind("reason", reason)
        .bind("at", at)
        .bind("endpoint", endpoint)
        .bind("limit", limit)
        .execute();
}

Result<domain::WebhookDelivery> DeliveryTable::find(std::string_view id) {
    return Query(m_transaction, kColumns, "FROM deliveries WHERE id = :id")
        .bind("id", id)
        .one(readDelivery, named(id));
}

Result<Page<domain::WebhookDelivery>> DeliveryTable::list(
    const DeliveryFilter& filter, const std::optional<DeliveryPosition>& after, std::size_t limit) {
    Query query(m_transaction, kColumns,
                "FROM deliveries " + conditionsOf(filter, after) +
                    " ORDER BY created_at DESC, id DESC LIMIT :limit");
    if (!filter.endpoint.empty()) {
        query.bind("endpoint", filter.endpoint);
    }
    if (!filter.event.empty()) {
        query.bind("event", filter.event);
    }
    if (filter.state) {
        query.bind("state", toString(*filter.state));
    }
    if (after) {
        query.bind("after_time", after->createdAt).bind("after_id", after->id);
    }
    return query.page(readDelivery, limit);
}

Result<void> DeliveryTable::replay(std::string_view id, WallTime at) {
    return Query(m_transaction,
                 "UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = :at, "
                 "finished_at = NULL WHERE id = :id")
        .bind("at", at)
        .bind("id", id)
        .executeOne(named(id));
}

Result<std::int64_t> DeliveryTable::replayRange(std::string_view endpoint,
                                                std::int64_t fromPosition, std::int64_t toPosition,
                                                WallTime at) {
    SIGMA_TRY_ASSIGN(const domain::WebhookEndpoint kept,
                     WebhookTable(m_transaction).find(endpoint));
    SIGMA_TRY_ASSIGN(std::int64_t count,
                     Query(m_transaction,
                           "UPDATE deliveries SET state = 'pending', attempts = 0, "
                           "next_attempt_at = :at, finished_at = NULL WHERE endpoint = :endpoint "
                           "AND event_position >= :first AND event_position <= :last")
                         .bind("at", at)
                         .bind("endpoint", endpoint)
                         .bind("first", fromPosition)
                         .bind("last", toPosition)
                         .execute());
    SIGMA_TRY_ASSIGN(const auto untold,
                     Query(m_transaction, kEventColumns,
                           "FROM events WHERE position >= :first AND position <= :last "
                           "AND type <> :test AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE "
                           "d.event_position = events.position AND d.endpoint = :endpoint) "
                           "ORDER BY position")
                         .bind("first", fromPosition)
                         .bind("last", toPosition)
                         .bind("test", domain::event_type::kWebhookTest)
                         .bind("endpoint", endpoint)
                         .all(readEvent));
    const EventInterest interest{kept.id, kept.eventTypes};
    for (const domain::DomainEvent& event : untold) {
        if (domain::matchesAnyEventType(interest.types, event.type)) {
            SIGMA_TRY(queue(endpoint, event, at));
            ++count;
        }
    }
    return count;
}

Result<std::string> DeliveryTable::queue(std::string_view endpoint,
                                         const domain::DomainEvent& event, WallTime at) {
    constexpr std::size_t kIdLength = 24;
    std::string id = "dlv_" + crypto::randomToken(kIdLength);
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO deliveries (id, endpoint, event_position, event, state, "
                    "attempts, next_attempt_at, last_status, last_error, created_at) VALUES (:id, "
                    ":endpoint, :event_position, :event, 'pending', 0, :due_at, 0, '', "
                    ":created_at)")
                  .bind("id", id)
                  .bind("endpoint", endpoint)
                  .bind("event_position", event.position)
                  .bind("event", event.id)
                  .bind("due_at", at)
                  .bind("created_at", at)
                  .execute());
    return id;
}

}  // namespace sigma::store
