#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/user.h"
#include "server/identity/revocations.h"
#include "server/identity/token_signer.h"

namespace sigma::identity {

/// A token that was just made, for its holder's eyes only.
struct IssuedToken {
    std::string token;
    WallTime expiresAt;
};

/// The tokens that a sign-in works with: signed, short-lived, checked without the database.
/// Thread: any.
class AccessTokens {
public:
    static constexpr std::chrono::minutes kLifetime{15};

    AccessTokens(std::shared_ptr<const TokenSigner> signer,
                 std::shared_ptr<const Revocations> revocations, std::shared_ptr<const Clock> clock)
        : m_signer(std::move(signer)),
          m_revocations(std::move(revocations)),
          m_clock(std::move(clock)) {}

    /// `principal.tokenId` is the family of the sign-in; `knownAt` is when what the principal may
    /// do was read, in the database's own turn: a change after that revokes the token.
    IssuedToken issue(const domain::Principal& principal, WallTime knownAt) const;

    /// Who holds the token. Errors: kUnauthorized: not one of ours, expired, or revoked.
    Result<domain::Principal> check(std::string_view token) const;

private:
    std::shared_ptr<const TokenSigner> m_signer;
    std::shared_ptr<const Revocations> m_revocations;
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace sigma::identity
