#include "server/store/audit_table.h"

#include "server/store/query.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "position, happened_at, actor, actor_name, token_id, remote, action, target, outcome, data";

AuditEntry readEntry(RowReader& row) {
    AuditEntry entry;
    entry.position = row.integer();
    entry.at = row.time();
    entry.actor = row.id<domain::UserId>();
    entry.actorName = row.text();
    entry.tokenId = row.text();
    entry.remote = row.text();
    entry.action = row.text();
    entry.target = row.text();
    entry.outcome = row.text();
    entry.data = row.text();
    return entry;
}

}  // namespace

Result<std::int64_t> AuditTable::append(const AuditEntry& entry) {
    return Query::returning(m_transaction,
                            "INSERT INTO audit_log (happened_at, actor, actor_name, token_id, "
                            "remote, action, target, outcome, data) VALUES (:happened_at, :actor, "
                            ":actor_name, :token_id, :remote, :action, :target, :outcome, :data) "
                            "RETURNING position")
        .bind("happened_at", entry.at)
        .bind("actor", entry.actor)
        .bind("actor_name", entry.actorName)
        .bind("token_id", entry.tokenId)
        .bind("remote", entry.remote)
        .bind("action", entry.action)
        .bind("target", entry.target)
        .bind("outcome", entry.outcome)
        .bind("data", entry.data)
        .one(readInteger, "position");
}

Result<Page<AuditEntry>> AuditTable::list(const AuditFilter& filter, std::int64_t beforePosition,
                                          std::size_t limit) {
    std::string rest = "FROM audit_log WHERE ";
    rest += beforePosition > 0 ? "position < :before" : "position > 0";
    rest += filter.actor.empty() ? "" : " AND actor = :actor";
    rest += filter.action.empty() ? "" : " AND action = :action";
    rest += filter.target.empty() ? "" : " AND target = :target";
    rest += " ORDER BY position DESC LIMIT :limit";
    Query query(m_transaction, kColumns, rest);
    if (beforePosition > 0) {
        query.bind("before", beforePosition);
    }
    if (!filter.actor.empty()) {
        query.bind("actor", filter.actor);
    }
    if (!filter.action.empty()) {
        query.bind("action", filter.action);
    }
    if (!filter.target.empty()) {
        query.bind("target", filter.target);
    }
    return query.page(readEntry, limit);
}

}  // namespace sigma::store
