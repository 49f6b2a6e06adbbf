#include "server/store/idempotency_table.h"

#include "server/store/query.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "principal, request_key, request_hash, status, headers, body, expires_at";

IdempotencyRecord readRecord(RowReader& row) {
    IdempotencyRecord record;
    record.principal = row.text();
    record.key = row.text();
    record.requestHash = row.text();
    record.status = row.int32();
    record.headers = row.text();
    record.body = row.text();
    record.expiresAt = row.time();
    return record;
}

}  // namespace

Result<std::optional<IdempotencyRecord>> IdempotencyTable::claim(std::string_view principal,
                                                                 std::string_view key,
                                                                 std::string_view requestHash,
                                                                 WallTime now, WallTime expiresAt) {
    // In one statement, so that of two requests at once one finds the other's claim.
    SIGMA_TRY_ASSIGN(
        const std::int64_t claimed,
        Query(m_transaction,
              "INSERT INTO idempotency_keys (principal, request_key, request_hash, status, "
              "headers, body, expires_at) VALUES (:principal, :request_key, :request_hash, 0, '', "
              "'', :expires_at) ON CONFLICT (principal, request_key) DO UPDATE SET "
              "request_hash = excluded.request_hash, status = 0, headers = '', body = '', "
              "expires_at = excluded.expires_at WHERE idempotency_keys.expires_at <= :now")
            .bind("principal", principal)
            .bind("request_key", key)
            .bind("request_hash", requestHash)
            .bind("expires_at", expiresAt)
            .bind("now", now)
            .execute());
    if (claimed == 1) {
        return std::optional<IdempotencyRecord>();
    }
    return Query(m_transaction, kColumns,
                 "FROM idempotency_keys WHERE principal = :principal AND "
                 "request_key = :request_key")
        .bind("principal", principal)
        .bind("request_key", key)
        .first(readRecord);
}

Result<void> IdempotencyTable::complete(std::string_view principal, std::string_view key,
                                        std::int32_t status, std::string_view headers,
                                        std::string_view body) {
    return Query(m_transaction,
                 "UPDATE idempotency_keys SET status = :status, headers = :headers, body = :body "
                 "WHERE principal = :principal AND request_key = :request_key")
        .bind("status", status)
        .bind("headers", headers)
        .bind("body", body)
        .bind("principal", principal)
        .bind("request_key", key)
        .executeOne("claim of this Idempotency-Key");
}

Result<std::int64_t> IdempotencyTable::prune(WallTime now, std::size_t limit) {
    return Query(m_transaction,
                 "DELETE FROM idempotency_keys WHERE (principal, request_key) IN (SELECT "
                 "principal, request_key FROM idempotency_keys WHERE expires_at <= :now "
                 "ORDER BY expires_at LIMIT :limit)")
        .bind("now", now)
        .bind("limit", limit)
        .execute();
}

}  // namespace sigma::store
