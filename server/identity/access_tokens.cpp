#include "server/identity/access_tokens.h"

namespace sigma::identity {
namespace {

constexpr std::string_view kUser = "sub";
constexpr std::string_view kName = "name";
constexpr std::string_view kRole = "role";
constexpr std::string_view kScopes = "scope";
constexpr std::string_view kFamily = "fam";
constexpr std::string_view kSignedAt = "iat_us";  // finer than seconds, to compare with revocations

std::int64_t microsecondsOf(WallTime time) {
    return std::chrono::floor<std::chrono::microseconds>(time).time_since_epoch().count();
}

}  // namespace

IssuedToken AccessTokens::issue(const domain::Principal& principal, WallTime knownAt) const {
    TokenClaims claims;
    claims.set(kUser, principal.user.value())
        .set(kName, principal.name)
        .set(kRole, domain::toString(principal.role))
        .set(kScopes, principal.scopes.text())
        .set(kFamily, principal.tokenId)
        .set(kSignedAt, microsecondsOf(knownAt));
    const WallTime expiresAt =
        std::chrono::floor<std::chrono::seconds>(m_clock->wallNow() + kLifetime);
    return {m_signer->sign(TokenPurpose::kAccess, std::move(claims), expiresAt), expiresAt};
}

Result<domain::Principal> AccessTokens::check(std::string_view token) const {
    SIGMA_TRY_ASSIGN(const TokenClaims claims, m_signer->verify(TokenPurpose::kAccess, token));
    const auto role = domain::roleFrom(claims.text(kRole));
    const auto scopes = domain::ScopeSet::parse(claims.text(kScopes));
    if (!role || scopes.has_error()) {
        return Error{ErrorCode::kUnauthorized, "the token is not valid"};
    }
    domain::Principal principal;
    principal.user = domain::UserId(std::string(claims.text(kUser)));
    principal.name = claims.text(kName);
    principal.role = *role;
    principal.scopes = *scopes;
    principal.tokenId = claims.text(kFamily);
    const WallTime signedAt{std::chrono::microseconds(claims.number(kSignedAt))};
    if (m_revocations->isRevoked(principal.user.value(), signedAt) ||
        m_revocations->isRevoked(principal.tokenId, signedAt)) {
        return Error{ErrorCode::kUnauthorized, "the token was revoked: sign in again"};
    }
    return principal;
}

}  // namespace sigma::identity
