#include "server/store/session_table.h"

#include "server/store/query.h"
#include "server/store/session_media_text.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "id, channel, state, input, ended_reason, node, remote, encoder, created_at, live_at, "
    "ended_at, media, health_score, health_cause, last_sequence";

domain::Session readSession(RowReader& row) {
    domain::Session session;
    session.id = row.id<domain::SessionId>();
    session.channel = row.id<domain::ChannelId>();
    session.state = row.named(domain::sessionStateFrom);
    session.input = row.named(domain::sessionInputFrom);
    session.endedReason = row.optionalNamed(domain::endedReasonFrom);
    session.node = row.text();
    session.remote = row.text();
    session.encoder = row.text();
    session.createdAt = row.time();
    session.liveAt = row.optionalTime();
    session.endedAt = row.optionalTime();
    auto media = readSessionMedia(row.text());
    if (media.has_error()) {
        row.fail(media.error().context);
    } else {
        session.media = std::move(*media);
    }
    session.health.score = row.int32();
    session.health.cause = row.text();
    session.lastSequence = row.integer();
    return session;
}

std::string named(const domain::SessionId& id) {
    return "session " + id.value();
}

std::optional<std::string_view> nameOf(const std::optional<domain::EndedReason>& reason) {
    return reason ? std::optional(toString(*reason)) : std::nullopt;
}

void bindChanging(Query& query, const domain::Session& session) {
    query.bind("id", session.id)
        .bind("state", toString(session.state))
        .bind("input", toString(session.input))
        .bind("ended_reason", nameOf(session.endedReason))
        .bind("node", session.node)
        .bind("remote", session.remote)
        .bind("encoder", session.encoder)
        .bind("live_at", session.liveAt)
        .bind("ended_at", session.endedAt)
        .bind("media", writeSessionMedia(session.media))
        .bind("health_score", session.health.score)
        .bind("health_cause", session.health.cause)
        .bind("last_sequence", session.lastSequence);
}

std::string conditionsOf(const SessionFilter& filter, const std::optional<SessionPosition>& after) {
    std::string conditions = "WHERE 1 = 1";
    conditions += filter.channel.empty() ? "" : " AND channel = :channel";
    conditions += filter.state ? " AND state = :state" : "";
    conditions += filter.from ? " AND created_at >= :from_time" : "";
    conditions += filter.until ? " AND created_at < :until_time" : "";
    conditions += after ? " AND (created_at, id) < (:after_time, :after_id)" : "";
    return conditions;
}

void bindConditions(Query& query, const SessionFilter& filter,
                    const std::optional<SessionPosition>& after) {
    if (!filter.channel.empty()) {
        query.bind("channel", filter.channel);
    }
    if (filter.state) {
        query.bind("state", toString(*filter.state));
    }
    if (filter.from) {
        query.bind("from_time", filter.from);
    }
    if (filter.until) {
        query.bind("until_time", filter.until);
    }
    if (after) {
        query.bind("after_time", after->createdAt).bind("after_id", after->id);
    }
}

}  // namespace

Result<void> SessionTable::insert(const domain::Session& session) {
    Query query(m_transaction,
                "INSERT INTO sessions (id, channel, state, input, ended_reason, node, remote, "
                "encoder, created_at, live_at, ended_at, media, health_score, health_cause, "
                "last_sequence) VALUES (:id, :channel, :state, :input, :ended_reason, :node, "
                ":remote, :encoder, :created_at, :live_at, :ended_at, :media, :health_score, "
                ":health_cause, :last_sequence)");
    bindChanging(query, session);
    query.bind("channel", session.channel).bind("created_at", session.createdAt);
    SIGMA_TRY(query.execute());
    return {};
}

Result<void> SessionTable::update(const domain::Session& session) {
    Query query(m_transaction,
                "UPDATE sessions SET state = :state, input = :input, "
                "ended_reason = :ended_reason, node = :node, remote = :remote, "
                "encoder = :encoder, live_at = :live_at, ended_at = :ended_at, media = :media, "
                "health_score = :health_score, health_cause = :health_cause, "
                "last_sequence = :last_sequence WHERE id = :id");
    bindChanging(query, session);
    return query.executeOne(named(session.id));
}

Result<domain::Session> SessionTable::find(const domain::SessionId& id) {
    return Query(m_transaction, kColumns, "FROM sessions WHERE id = :id")
        .bind("id", id)
        .one(readSession, named(id));
}

Result<std::optional<domain::Session>> SessionTable::findRunning(const domain::ChannelId& channel) {
    return Query(m_transaction, kColumns,
                 "FROM sessions WHERE channel = :channel AND state <> 'ended'")
        .bind("channel", channel)
        .first(readSession);
}

Result<Page<domain::Session>> SessionTable::list(const SessionFilter& filter,
                                                 const std::optional<SessionPosition>& after,
                                                 std::size_t limit) {
    Query query(m_transaction, kColumns,
                "FROM sessions " + conditionsOf(filter, after) +
                    " ORDER BY created_at DESC, id DESC LIMIT :limit");
    bindConditions(query, filter, after);
    return query.page(readSession, limit);
}

Result<std::vector<domain::Session>> SessionTable::endAll(domain::EndedReason reason, WallTime at) {
    SIGMA_TRY_ASSIGN(std::vector<domain::Session> sessions,
                     Query(m_transaction, kColumns,
                           "FROM sessions WHERE state <> 'ended' ORDER BY created_at, id")
                         .all(readSession));
    for (domain::Session& session : sessions) {
        session.state = domain::SessionState::kEnded;
        session.endedReason = reason;
        session.endedAt = at;
        SIGMA_TRY(update(session));
    }
    return sessions;
}

Result<std::int64_t> SessionTable::prune(WallTime begunBefore, std::size_t limit) {
    return Query(m_transaction,
                 "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE state = 'ended' "
                 "AND created_at < :before ORDER BY created_at, id LIMIT :limit)")
        .bind("before", begunBefore)
        .bind("limit", limit)
        .execute();
}

}  // namespace sigma::store
