#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "server/domain/user.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// The users. Their names differ by more than case (of A to Z).
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class UserTable {
public:
    explicit UserTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Errors: kAlreadyExists when the id or the name is taken.
    Result<void> insert(const domain::User& user);
    /// Writes all but createdAt and lastSignIn, and returns the user with its version one up.
    /// Errors: kNotFound; kPreconditionFailed when the version kept is not `user.version`;
    /// kAlreadyExists when the name is somebody else's.
    Result<domain::User> update(domain::User user);
    /// Leaves the version as it is. Errors: kNotFound.
    Result<void> setLastSignIn(const domain::UserId& id, WallTime at);
    /// A better hash of the same password; leaves the version as it is. Errors: kNotFound.
    Result<void> setPasswordHash(const domain::UserId& id, std::string_view hash);
    /// Its tokens and favourites go with it; its channels stay. Errors: kNotFound.
    Result<void> remove(const domain::UserId& id);

    /// Errors: kNotFound.
    Result<domain::User> find(const domain::UserId& id);
    /// Errors: kNotFound.
    Result<domain::User> findByName(std::string_view name);
    /// By id. `after` empty: from the beginning.
    Result<Page<domain::User>> list(const domain::UserId& after, std::size_t limit);
    /// How many may sign in with this role.
    Result<std::int64_t> countEnabled(domain::Role role);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
