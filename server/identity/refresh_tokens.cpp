#include "server/identity/refresh_tokens.h"

#include "core/crypto/secrets.h"
#include "core/crypto/sha256.h"
#include "server/store/refresh_token_table.h"

namespace sigma::identity {
namespace {

constexpr std::string_view kPrefix = "sgr_";
constexpr std::size_t kEntropyBits = 256;
constexpr std::string_view kFamilyPrefix = "fam_";
constexpr std::size_t kFamilyLength = 20;

}  // namespace

Result<IssuedRefreshToken> RefreshTokens::begin(const domain::UserId& user, WallTime now) {
    return issue(user, std::string(kFamilyPrefix) + crypto::randomToken(kFamilyLength), now);
}

Result<RefreshOutcome> RefreshTokens::exchange(std::string_view token, WallTime now) {
    store::RefreshTokenTable table(m_transaction);
    const std::string hash = crypto::sha256Hex(token);
    const auto known = table.find(hash);
    if (known.has_error()) {
        if (known.error().code == ErrorCode::kNotFound) {
            return RefreshOutcome{};
        }
        return known.error();
    }
    RefreshOutcome outcome;
    outcome.user = known->user;
    outcome.issued.family = known->family;
    if (known->revokedAt || known->expiresAt <= now) {
        return outcome;
    }
    SIGMA_TRY_ASSIGN(const bool isFirstUse, table.markUsed(hash, now));
    if (!isFirstUse) {
        SIGMA_TRY(table.revokeFamily(known->family, now));
        outcome.verdict = RefreshVerdict::kReused;
        return outcome;
    }
    SIGMA_TRY_ASSIGN(outcome.issued, issue(known->user, known->family, now));
    outcome.verdict = RefreshVerdict::kTaken;
    return outcome;
}

Result<IssuedRefreshToken> RefreshTokens::issue(const domain::UserId& user, std::string family,
                                                WallTime now) {
    IssuedRefreshToken issued;
    issued.token = std::string(kPrefix) + crypto::randomSecret(kEntropyBits);
    issued.family = std::move(family);
    issued.expiresAt = now + kLifetime;
    store::RefreshToken kept;
    kept.hash = crypto::sha256Hex(issued.token);
    kept.family = issued.family;
    kept.user = user;
    kept.createdAt = now;
    kept.expiresAt = issued.expiresAt;
    SIGMA_TRY(store::RefreshTokenTable(m_transaction).insert(kept));
    return issued;
}

}  // namespace sigma::identity
