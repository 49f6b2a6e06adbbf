#include "server/store/refresh_token_table.h"

#include "server/store/query.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "hash, family, user_id, created_at, expires_at, used_at, revoked_at";

RefreshToken readToken(RowReader& row) {
    RefreshToken token;
    token.hash = row.text();
    token.family = row.text();
    token.user = row.id<domain::UserId>();
    token.createdAt = row.time();
    token.expiresAt = row.time();
    token.usedAt = row.optionalTime();
    token.revokedAt = row.optionalTime();
    return token;
}

}  // namespace

Result<void> RefreshTokenTable::insert(const RefreshToken& token) {
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO refresh_tokens (hash, family, user_id, created_at, expires_at, "
                    "used_at, revoked_at) VALUES (:hash, :family, :user_id, :created_at, "
                    ":expires_at, :used_at, :revoked_at)")
                  .bind("hash", token.hash)
                  .bind("family", token.family)
                  .bind("user_id", token.user)
                  .bind("created_at", token.createdAt)
                  .bind("expires_at", token.expiresAt)
                  .bind("used_at", token.usedAt)
                  .bind("revoked_at", token.revokedAt)
                  .execute());
    return {};
}

Result<RefreshToken> RefreshTokenTable::find(std::string_view hash) {
    return Query(m_transaction, kColumns, "FROM refresh_tokens WHERE hash = :hash")
        .bind("hash", hash)
        .one(readToken, "such refresh token");
}

Result<bool> RefreshTokenTable::markUsed(std::string_view hash, WallTime at) {
    SIGMA_TRY_ASSIGN(const std::int64_t changed,
                     Query(m_transaction,
                           "UPDATE refresh_tokens SET used_at = :at WHERE hash = :hash AND "
                           "used_at IS NULL AND revoked_at IS NULL")
                         .bind("at", at)
                         .bind("hash", hash)
                         .execute());
    return changed == 1;
}

Result<std::int64_t> RefreshTokenTable::revokeFamily(std::string_view family, WallTime at) {
    m_transaction.changes().signIns.emplace_back(family);
    return Query(m_transaction,
                 "UPDATE refresh_tokens SET revoked_at = :at WHERE family = :family AND "
                 "revoked_at IS NULL")
        .bind("at", at)
        .bind("family", family)
        .execute();
}

Result<std::int64_t> RefreshTokenTable::revokeUser(const domain::UserId& user, WallTime at) {
    return Query(m_transaction,
                 "UPDATE refresh_tokens SET revoked_at = :at WHERE user_id = :user_id AND "
                 "revoked_at IS NULL")
        .bind("at", at)
        .bind("user_id", user)
        .execute();
}

Result<std::int64_t> RefreshTokenTable::prune(WallTime expiredBefore, std::size_t limit) {
    return Query(m_transaction,
                 "DELETE FROM refresh_tokens WHERE hash IN (SELECT hash FROM refresh_tokens "
                 "WHERE expires_at < :before ORDER BY expires_at LIMIT :limit)")
        .bind("before", expiredBefore)
        .bind("limit", limit)
        .execute();
}

}  // namespace sigma::store
