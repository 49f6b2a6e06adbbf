#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/user.h"
#include "server/store/transaction.h"

namespace sigma::identity {

/// A refresh token that was just made, for its holder's eyes only.
struct IssuedRefreshToken {
    std::string token;
    std::string family;  ///< of the sign-in
    WallTime expiresAt;
};

/// What became of a token that somebody wants to exchange.
enum class RefreshVerdict {
    kTaken,    ///< `issued` takes its place
    kUnknown,  ///< or expired, or revoked
    kReused,   ///< it was used before, so somebody has a copy: the whole family is revoked now
};

struct RefreshOutcome {
    RefreshVerdict verdict = RefreshVerdict::kUnknown;
    IssuedRefreshToken issued;  ///< kReused: `family` only
    domain::UserId user;
};

/// The tokens that keep somebody signed in: opaque, kept as hashes, good for one use each.
///
/// There is no grace for a token sent twice: a client that lost the answer signs in again, and a
/// copied token is never good beside the real one. Thread: the database's.
class RefreshTokens {
public:
    static constexpr std::chrono::hours kLifetime{30 * 24};

    explicit RefreshTokens(store::Transaction& transaction) : m_transaction(transaction) {}

    /// The first of a new family. Errors: as store::RefreshTokenTable::insert().
    Result<IssuedRefreshToken> begin(const domain::UserId& user, WallTime now);
    /// A refusal is an outcome and no error, so that what it revokes is committed.
    Result<RefreshOutcome> exchange(std::string_view token, WallTime now);

private:
    Result<IssuedRefreshToken> issue(const domain::UserId& user, std::string family, WallTime now);

    store::Transaction& m_transaction;
};

}  // namespace sigma::identity
