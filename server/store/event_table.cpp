#include "server/store/event_table.h"

#include <algorithm>
#include <iterator>

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

/// An event that is kept for long enough, and how many rows go with it.
struct OldEvent {
    EventPlace place;
    std::size_t rows = 0;
};

OldEvent readOld(RowReader& row) {
    OldEvent event;
    event.place.at = row.time();
    event.place.position = row.integer();
    event.rows = 1 + static_cast<std::size_t>(row.integer());
    return event;
}

/// The last of those, the first at least, that have no more than `limit` rows together.
EventPlace lastWithin(std::size_t limit, const std::vector<OldEvent>& events) {
    auto last = events.begin();
    std::size_t rows = last->rows;
    for (auto next = last + 1; next != events.end() && rows + next->rows <= limit; ++next) {
        last = next;
        rows += next->rows;
    }
    return last->place;
}

/// "session." of "session.*"; empty of an exact type.
std::string_view prefixOf(std::string_view pattern) {
    return pattern.ends_with(".*") ? pattern.substr(0, pattern.size() - 1) : "";
}

/// The least text that is greater than all that begin so. They end in a dot.
std::string endOf(std::string_view prefix) {
    std::string end(prefix);
    ++end.back();
    return end;
}

bool isOfAllTypes(const EventFilter& filter) {
    return filter.type.empty() || filter.type == "*";
}

std::string conditionsOf(const EventFilter& filter) {
    std::string conditions;
    conditions += filter.channel.empty() ? "" : " AND channel = :channel";
    conditions += filter.session.empty() ? "" : " AND session = :session";
    if (!prefixOf(filter.type).empty()) {
        conditions += " AND type >= :type AND type < :type_end";
    } else if (!isOfAllTypes(filter)) {
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
    if (const std::string_view prefix = prefixOf(filter.type); !prefix.empty()) {
        query.bind("type", prefix).bind("type_end", endOf(prefix));
    } else if (!isOfAllTypes(filter)) {
        query.bind("type", filter.type);
    }
}

/// Those that the pattern matches.
std::vector<std::string_view> typesOf(std::string_view pattern) {
    std::vector<std::string_view> types;
    std::ranges::copy_if(
        domain::eventTypes(), std::back_inserter(types),
        [&](std::string_view type) { return domain::matchesEventType(pattern, type); });
    return types;
}

/// A page of many types, in the order of their positions: the first of each type by the index of
/// types, and of those the first. A range of types would have to be sorted as a whole, and a walk
/// along the positions would pass all the other events.
Result<Page<domain::DomainEvent>> listTypes(Transaction& transaction,
                                            const std::vector<std::string_view>& types,
                                            std::int64_t afterPosition, std::size_t limit) {
    std::string lists;
    for (std::size_t index = 0; index != types.size(); ++index) {
        const std::string number = std::to_string(index);
        lists += index == 0 ? "" : " UNION ALL ";
        lists += "SELECT * FROM (SELECT * FROM events WHERE type = :type" + number +
                 " AND position > :after" + number + " ORDER BY position LIMIT :limit" + number +
                 ") of" + number;
    }
    Query query(transaction, kEventColumns,
                "FROM (" + lists + ") merged ORDER BY position LIMIT :limit");
    for (std::size_t index = 0; index != types.size(); ++index) {
        const std::string number = std::to_string(index);
        query.bind("type" + number, types[index])
            .bind("after" + number, afterPosition)
            .bind("limit" + number, limit + 1);
    }
    return query.page(readEvent, limit);
}

}  // namespace

Result<domain::DomainEvent> EventTable::append(domain::DomainEvent event) {
    SIGMA_TRY_ASSIGN(event, insert(std::move(event)));
    SIGMA_TRY(queueDeliveries(event));
    return event;
}

Result<std::string> EventTable::appendFor(std::string_view endpoint, domain::DomainEvent event) {
    SIGMA_TRY_ASSIGN(event, insert(std::move(event)));
    return DeliveryTable(m_transaction).queue(endpoint, event, event.at);
}

Result<domain::DomainEvent> EventTable::insert(domain::DomainEvent event) {
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
    const bool isOfAnySource = filter.channel.empty() && filter.session.empty();
    if (isOfAnySource && !prefixOf(filter.type).empty()) {
        const auto types = typesOf(filter.type);
        return types.empty() ? Page<domain::DomainEvent>()
                             : listTypes(m_transaction, types, afterPosition, limit);
    }
    Query query(m_transaction, kEventColumns,
                "FROM events WHERE position > :after" + conditionsOf(filter) +
                    " ORDER BY position LIMIT :limit");
    query.bind("after", afterPosition);
    bindConditions(query, filter);
    return query.page(readEvent, limit);
}

Result<std::optional<EventPlace>> EventTable::prune(WallTime before, const EventPlace& after,
                                                    std::size_t limit) {
    SIGMA_TRY_ASSIGN(
        const std::vector<OldEvent> events,
        Query(m_transaction, "happened_at, position, deliveries",
              "FROM (SELECT happened_at, position, (SELECT COUNT(*) FROM deliveries d WHERE "
              "d.event_position = events.position) AS deliveries FROM events "
              "WHERE happened_at < :before AND (happened_at, position) > "
              "(:after_time, :after_position) ORDER BY happened_at, position LIMIT :limit) counted "
              "ORDER BY happened_at, position")
            .bind("before", before)
            .bind("after_time", after.at)
            .bind("after_position", after.position)
            .bind("limit", std::max<std::size_t>(limit, 1))
            .all(readOld));
    if (events.empty()) {
        return std::optional<EventPlace>();
    }
    const EventPlace last = lastWithin(limit, events);
    SIGMA_TRY(Query(m_transaction,
                    "DELETE FROM events WHERE (happened_at, position) > (:after_time, "
                    ":after_position) AND (happened_at, position) <= (:last_time, :last_position) "
                    "AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE "
                    "d.event_position = events.position AND d.next_attempt_at IS NOT NULL)")
                  .bind("after_time", after.at)
                  .bind("after_position", after.position)
                  .bind("last_time", last.at)
                  .bind("last_position", last.position)
                  .execute());
    return std::optional(last);
}

}  // namespace sigma::store
