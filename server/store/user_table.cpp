#include "server/store/user_table.h"

#include "core/base/ascii.h"
#include "server/store/query.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "id, name, password_hash, role, is_enabled, created_at, last_sign_in, version";

domain::User readUser(RowReader& row) {
    domain::User user;
    user.id = row.id<domain::UserId>();
    user.name = row.text();
    user.passwordHash = row.text();
    user.role = row.named(domain::roleFrom);
    user.isEnabled = row.flag();
    user.createdAt = row.time();
    user.lastSignIn = row.optionalTime();
    user.version = row.integer();
    return user;
}

/// What two names have in common that may not be there side by side.
std::string keyOf(std::string_view name) {
    return toLowerAscii(name);
}

std::string named(const domain::UserId& id) {
    return "user " + id.value();
}

void bindSettings(Query& query, const domain::User& user) {
    query.bind("id", user.id)
        .bind("name", user.name)
        .bind("name_key", keyOf(user.name))
        .bind("password_hash", user.passwordHash)
        .bind("role", toString(user.role))
        .bind("is_enabled", user.isEnabled)
        .bind("version", user.version);
}

}  // namespace

Result<void> UserTable::insert(const domain::User& user) {
    Query query(m_transaction,
                "INSERT INTO users (id, name, name_key, password_hash, role, is_enabled, "
                "created_at, last_sign_in, version) VALUES (:id, :name, :name_key, "
                ":password_hash, :role, :is_enabled, :created_at, :last_sign_in, :version)");
    bindSettings(query, user);
    query.bind("created_at", user.createdAt).bind("last_sign_in", user.lastSignIn);
    SIGMA_TRY(query.execute());
    return {};
}

Result<domain::User> UserTable::update(domain::User user) {
    Query query(m_transaction,
                "UPDATE users SET name = :name, name_key = :name_key, "
                "password_hash = :password_hash, role = :role, is_enabled = :is_enabled, "
                "version = version + 1 WHERE id = :id AND version = :version");
    bindSettings(query, user);
    SIGMA_TRY_ASSIGN(const std::int64_t changed, query.execute());
    SIGMA_TRY_ASSIGN(domain::User kept, find(user.id));
    if (changed == 0) {
        return Error{ErrorCode::kPreconditionFailed, named(user.id) + " is at version " +
                                                         std::to_string(kept.version) + ", not " +
                                                         std::to_string(user.version)};
    }
    m_transaction.changes().users.push_back(user.id);
    return kept;
}

Result<void> UserTable::setLastSignIn(const domain::UserId& id, WallTime at) {
    return Query(m_transaction, "UPDATE users SET last_sign_in = :at WHERE id = :id")
        .bind("at", at)
        .bind("id", id)
        .executeOne(named(id));
}

Result<void> UserTable::setPasswordHash(const domain::UserId& id, std::string_view hash) {
    return Query(m_transaction, "UPDATE users SET password_hash = :hash WHERE id = :id")
        .bind("hash", hash)
        .bind("id", id)
        .executeOne(named(id));
}

Result<void> UserTable::remove(const domain::UserId& id) {
    SIGMA_TRY(Query(m_transaction, "DELETE FROM users WHERE id = :id")
                  .bind("id", id)
                  .executeOne(named(id)));
    m_transaction.changes().users.push_back(id);
    return {};
}

Result<domain::User> UserTable::find(const domain::UserId& id) {
    return Query(m_transaction, kColumns, "FROM users WHERE id = :id")
        .bind("id", id)
        .one(readUser, named(id));
}

Result<domain::User> UserTable::findByName(std::string_view name) {
    return Query(m_transaction, kColumns, "FROM users WHERE name_key = :name_key")
        .bind("name_key", keyOf(name))
        .one(readUser, "user of this name");
}

Result<Page<domain::User>> UserTable::list(const domain::UserId& after, std::size_t limit) {
    return Query(m_transaction, kColumns, "FROM users WHERE id > :after ORDER BY id LIMIT :limit")
        .bind("after", after)
        .page(readUser, limit);
}

Result<std::int64_t> UserTable::countEnabled(domain::Role role) {
    return Query(m_transaction, "count(*)", "FROM users WHERE role = :role AND is_enabled = 1")
        .bind("role", toString(role))
        .one(readInteger, "count");
}

}  // namespace sigma::store
