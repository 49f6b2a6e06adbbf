#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/domain/scope.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// A token that a program signs in with.
struct ApiToken {
    std::string id;  ///< "tok_..."
    std::string name;
    domain::UserId user;
    std::string hash;  ///< of the token, which is kept nowhere
    domain::ScopeSet scopes;
    WallTime createdAt;
    std::optional<WallTime> expiresAt;
    std::optional<WallTime> lastUsedAt;
    std::optional<WallTime> revokedAt;

    friend bool operator==(const ApiToken&, const ApiToken&) = default;
};

/// The API tokens, revoked ones too.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class ApiTokenTable {
public:
    explicit ApiTokenTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Errors: kAlreadyExists; kConflict when there is no such user.
    Result<void> insert(const ApiToken& token);
    /// Errors: kNotFound.
    Result<ApiToken> find(std::string_view id);
    /// Errors: kNotFound.
    Result<ApiToken> findByHash(std::string_view hash);
    /// By id; of one user, or with `user` empty of all. `after` empty: from the beginning.
    Result<Page<ApiToken>> list(const domain::UserId& user, std::string_view after,
                                std::size_t limit);
    /// Does nothing to one that is revoked already. Errors: kNotFound.
    Result<void> revoke(std::string_view id, WallTime at);
    /// Of all that are not revoked.
    Result<std::vector<std::string>> hashes();
    /// Errors: kNotFound.
    Result<void> setLastUsed(std::string_view id, WallTime at);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
