#include "server/store/api_token_table.h"

#include "server/store/query.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "id, name, user_id, hash, scopes, created_at, expires_at, last_used_at, revoked_at";

ApiToken readToken(RowReader& row) {
    ApiToken token;
    token.id = row.text();
    token.name = row.text();
    token.user = row.id<domain::UserId>();
    token.hash = row.text();
    if (const auto scopes = domain::ScopeSet::parse(row.text()); scopes.has_error()) {
        row.fail(scopes.error().context);
    } else {
        token.scopes = *scopes;
    }
    token.createdAt = row.time();
    token.expiresAt = row.optionalTime();
    token.lastUsedAt = row.optionalTime();
    token.revokedAt = row.optionalTime();
    return token;
}

std::string named(std::string_view id) {
    return "API token " + std::string(id);
}

}  // namespace

Result<void> ApiTokenTable::insert(const ApiToken& token) {
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO api_tokens (id, name, user_id, hash, scopes, created_at, "
                    "expires_at, last_used_at, revoked_at) VALUES (:id, :name, :user_id, :hash, "
                    ":scopes, :created_at, :expires_at, :last_used_at, :revoked_at)")
                  .bind("id", token.id)
                  .bind("name", token.name)
                  .bind("user_id", token.user)
                  .bind("hash", token.hash)
                  .bind("scopes", token.scopes.text())
                  .bind("created_at", token.createdAt)
                  .bind("expires_at", token.expiresAt)
                  .bind("last_used_at", token.lastUsedAt)
                  .bind("revoked_at", token.revokedAt)
                  .execute());
    m_transaction.changes().newApiTokens.push_back(token.hash);
    return {};
}

Result<ApiToken> ApiTokenTable::find(std::string_view id) {
    return Query(m_transaction, kColumns, "FROM api_tokens WHERE id = :id")
        .bind("id", id)
        .one(readToken, named(id));
}

Result<ApiToken> ApiTokenTable::findByHash(std::string_view hash) {
    return Query(m_transaction, kColumns, "FROM api_tokens WHERE hash = :hash")
        .bind("hash", hash)
        .one(readToken, "such API token");
}

Result<Page<ApiToken>> ApiTokenTable::list(const domain::UserId& user, std::string_view after,
                                           std::size_t limit) {
    std::string rest = "FROM api_tokens WHERE id > :after";
    rest += user.empty() ? "" : " AND user_id = :user_id";
    rest += " ORDER BY id LIMIT :limit";
    Query query(m_transaction, kColumns, rest);
    query.bind("after", after);
    if (!user.empty()) {
        query.bind("user_id", user);
    }
    return query.page(readToken, limit);
}

Result<void> ApiTokenTable::revoke(std::string_view id, WallTime at) {
    m_transaction.changes().hasRevokedApiTokens = true;
    return Query(m_transaction,
                 "UPDATE api_tokens SET revoked_at = COALESCE(revoked_at, :at) WHERE id = :id")
        .bind("at", at)
        .bind("id", id)
        .executeOne(named(id));
}

Result<std::vector<std::string>> ApiTokenTable::hashes() {
    return Query(m_transaction, "hash", "FROM api_tokens WHERE revoked_at IS NULL").all(readText);
}

Result<void> ApiTokenTable::setLastUsed(std::string_view id, WallTime at) {
    return Query(m_transaction, "UPDATE api_tokens SET last_used_at = :at WHERE id = :id")
        .bind("at", at)
        .bind("id", id)
        .executeOne(named(id));
}

}  // namespace sigma::store
