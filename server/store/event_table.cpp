#include "server/store/event_table.h"

#include "server/domain/event_types.h"
#include "server/store/delivery_table.h"
#include "server/store/event_row.h"
#include "server/store/query.h"
#include "server/store/text_list.h"

namespace sigma::store {
namespace {

/// Any number will do, as long as nothing else of ours takes the same.
constexpr std::int64_t kAppendLock = 7'403'181'001;

EventInterest readInterest(RowReader& row) {
    EventInterest interest;
    interest.endpoint = row.text();
    auto types = readTextList(row.text());
    if (types.has_error()) {
        row.fail(types.error().context);
    } else {
        interest.types = std::move(*types);
    }
    return interest;
}

/// "session." of "session.*"; empty of an exact type.
std::string prefixOf(std::string_view pattern) {
    return pattern.ends_with('*') ? std::string(pattern.substr(0, pattern.size() - 1)) : "";
}

std::string conditionsOf(const EventFilter& filter) {
    std::string conditions;
    conditions += filter.channel.empty() ? "" : " AND channel = :channel";
    conditions += filter.session.empty() ? "" : " AND session = :session";
    if (!prefixOf(filter.type).empty()) {
        // Not through the index of types: the positions of many types would have to be merged.
        conditions += " AND substr(type, 1, :prefix_length) = :prefix";
    } else if (!filter.type.empty() && filter.type != "*") {
        conditions += " AND type = :type";
    }
    return conditions;
}

void bindConditions(Query& query, const EventFilter& filter) {
    if (!filter.channel.empty()) {
        query.bind("channel", filter.channel);
    }
    if (!filter.session.empty()) {
        query.bind("session", filter.session);
    }
    if (const std::string prefix = prefixOf(filter.type); !prefix.empty()) {
        query.bind("prefix_length", prefix.size()).bind("prefix", prefix);
    } else if (!filter.type.empty() && filter.type != "*") {
        query.bind("type", filter.type);
    }
}

}  // namespace

Result<domain::DomainEvent> EventTable::append(domain::DomainEvent event) {
    const bool isShared = m_transaction.connection().dialect() == Dialect::kPostgresql;
    if (isShared && m_transaction.events().empty()) {
        // Otherwise a reader could see a position before a smaller one that commits later.
        SIGMA_TRY(Query(m_transaction, "pg_advisory_xact_lock(:number)", "")
                      .bind("number", kAppendLock)
                      .all(readText));
    }
    SIGMA_TRY_ASSIGN(event.position,
                     Query::returning(m_transaction,
                                      "INSERT INTO events (id, type, happened_at, channel, "
                                      "session, sequence, data) VALUES (:id, :type, "
                                      ":happened_at, :channel, :session, :sequence, :data) "
                                      "RETURNING position")
                         .bind("id", event.id)
                         .bind("type", event.type)
                         .bind("happened_at", event.at)
                         .bind("channel", event.channel)
                         .bind("session", event.session)
                         .bind("sequence", event.sequence)
                         .bind("data", event.data)
                         .one(readInteger, "position"));
    SIGMA_TRY(queueDeliveries(event));
    m_transaction.events().push_back(event);
    return event;
}

Result<void> EventTable::queueDeliveries(const domain::DomainEvent& event) {
    auto& interests = m_transaction.interests();
    if (!interests) {
        SIGMA_TRY_ASSIGN(interests, Query(m_transaction, "id, event_types",
                                          "FROM webhook_endpoints WHERE is_enabled = 1")
                                        .all(readInterest));
    }
    for (const EventInterest& interest : *interests) {
        if (domain::matchesAnyEventType(interest.types, event.type)) {
            SIGMA_TRY(DeliveryTable(m_transaction).queue(interest.endpoint, event, event.at));
        }
    }
    return {};
}

Result<domain::DomainEvent> EventTable::find(std::string_view id) {
    return Query(m_transaction, kEventColumns, "FROM events WHERE id = :id")
        .bind("id", id)
        .one(readEvent, "event " + std::string(id));
}

Result<Page<domain::DomainEvent>> EventTable::list(const EventFilter& filter,
                                                   std::int64_t afterPosition, std::size_t limit) {
    Query query(m_transaction, kEventColumns,
                "FROM events WHERE position > :after" + conditionsOf(filter) +
                    " ORDER BY position LIMIT :limit");
    query.bind("after", afterPosition);
    bindConditions(query, filter);
    return query.page(readEvent, limit);
}

Result<Page<domain::DomainEvent>> EventTable::listBackwards(const EventFilter& filter,
                                                            std::int64_t beforePosition,
                                                            std::size_t limit) {
    std::string rest = "FROM events WHERE ";
    rest += beforePosition > 0 ? "position < :before" : "position > 0";
    Query query(m_transaction, kEventColumns,
                rest + conditionsOf(filter) + " ORDER BY position DESC LIMIT :limit");
    if (beforePosition > 0) {
        query.bind("before", beforePosition);
    }
    bindConditions(query, filter);
    return query.page(readEvent, limit);
}

Result<std::int64_t> EventTable::lastPosition() {
    SIGMA_TRY_ASSIGN(const auto position,
                     Query(m_transaction, "position", "FROM events ORDER BY position DESC LIMIT 1")
                         .first(readInteger));
    return position.value_or(0);
}

Result<std::int64_t> EventTable::firstPosition() {
    SIGMA_TRY_ASSIGN(const auto position,
                     Query(m_transaction, "position", "FROM events ORDER BY position LIMIT 1")
                         .first(readInteger));
    return position.value_or(0);
}

Result<std::int64_t> EventTable::prune(WallTime before, std::size_t limit) {
    return Query(m_transaction,
                 "DELETE FROM events WHERE position IN (SELECT e.position FROM events e WHERE "
                 "e.happened_at < :before AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE "
                 "d.event_position = e.position AND d.state = 'pending') ORDER BY e.happened_at, "
                 "e.position LIMIT :limit)")
        .bind("before", before)
        .bind("limit", limit)
        .execute();
}

}  // namespace sigma::store
