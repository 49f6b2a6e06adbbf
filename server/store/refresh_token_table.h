#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// One refresh token. Those that took each other's place are a family: one sign-in.
struct RefreshToken {
    std::string hash;  ///< of the token, which is kept nowhere
    std::string family;
    domain::UserId user;
    WallTime createdAt;
    WallTime expiresAt;
    std::optional<WallTime> usedAt;  ///< another took its place
    std::optional<WallTime> revokedAt;

    friend bool operator==(const RefreshToken&, const RefreshToken&) = default;
};

/// The refresh tokens, used ones too, so that using one again is noticed.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class RefreshTokenTable {
public:
    explicit RefreshTokenTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Errors: kAlreadyExists; kConflict when there is no such user.
    Result<void> insert(const RefreshToken& token);
    /// Errors: kNotFound.
    Result<RefreshToken> find(std::string_view hash);
    /// False when it was used or revoked before: somebody has a copy.
    Result<bool> markUsed(std::string_view hash, WallTime at);
    /// Returns how many it revoked.
    Result<std::int64_t> revokeFamily(std::string_view family, WallTime at);
    Result<std::int64_t> revokeUser(const domain::UserId& user, WallTime at);
    /// Removes up to `limit` that have expired. Returns how many it removed.
    Result<std::int64_t> prune(WallTime expiredBefore, std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
