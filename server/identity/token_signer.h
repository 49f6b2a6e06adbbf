#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "core/base/result.h"
#include "server/identity/signing_keys.h"
#include "server/identity/token_claims.h"

namespace sigma::identity {

/// What a signed token is good for. One of one purpose is never taken for another.
enum class TokenPurpose {
    kAccess,    ///< the API
    kTicket,    ///< publishing
    kPlayback,  ///< watching
};

std::string_view toString(TokenPurpose purpose);

/// Signs tokens, and knows those that it signed again without asking anybody.
///
/// A token is purpose.key.claims.signature: the purpose's word, the id of the key, base64url of
/// a JSON object, and base64url of the HMAC-SHA256 of all in front of the last dot. It fits into
/// a URL as it is. Whoever holds one can read its claims. Thread: any.
class TokenSigner {
public:
    /// Longer ones are refused unread.
    static constexpr std::size_t kMaxBytes = 2048;

    TokenSigner(SigningKeys keys, std::shared_ptr<const Clock> clock)
        : m_keys(std::make_shared<const SigningKeys>(std::move(keys))), m_clock(std::move(clock)) {}

    void replaceKeys(SigningKeys keys) {
        m_keys.store(std::make_shared<const SigningKeys>(std::move(keys)));
    }

    /// The expiry counts in whole seconds, downward. No claim may be named "exp".
    std::string sign(TokenPurpose purpose, TokenClaims claims, WallTime expiresAt) const;

    /// What the token says, if it was signed here for this purpose and has not expired.
    /// Errors: kUnauthorized; the text tells an expired token from the rest, and nothing more.
    Result<TokenClaims> verify(TokenPurpose purpose, std::string_view token) const;

private:
    Published<SigningKeys> m_keys;
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace sigma::identity
