#include "server/identity/sign_in.h"

#include "core/base/ascii.h"
#include "core/crypto/password_hash.h"
#include "core/crypto/secrets.h"
#include "core/net/peer_address.h"
#include "server/identity/audit_words.h"
#include "server/store/refresh_token_table.h"
#include "server/store/user_table.h"

namespace sigma::identity {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr RateLimit kByAddress{10, 60s};
/// Twice what one address may try, so that no single one can lock somebody out.
constexpr RateLimit kByName{20, 60s};
/// Of a name, as far as it counts for the limit.
constexpr std::size_t kNameBytes = 64;

Error wrong() {
    return {ErrorCode::kUnauthorized, "the name or the password is wrong"};
}

Error signInAgain() {
    return {ErrorCode::kUnauthorized, "the refresh token is not valid: sign in again"};
}

std::string lowered(std::string_view name) {
    return toLowerAscii(name.substr(0, kNameBytes));
}

struct Refreshed {
    RefreshOutcome outcome;
    std::optional<SignInGrant> grant;  ///< when it may go on
};

/// Takes the token even when its user is disabled: nothing is left to try again with.
Result<Refreshed> exchange(store::Transaction& transaction, const std::string& token,
                           WallTime now) {
    Refreshed refreshed;
    SIGMA_TRY_ASSIGN(refreshed.outcome, RefreshTokens(transaction).exchange(token, now));
    if (refreshed.outcome.verdict == RefreshVerdict::kTaken) {
        SIGMA_TRY_ASSIGN(domain::User user,
                         store::UserTable(transaction).find(refreshed.outcome.user));
        if (user.isEnabled) {
            refreshed.grant = SignInGrant{std::move(user), refreshed.outcome.issued, now};
        }
    }
    return refreshed;
}

/// Nobody may have changed the user since its password was checked.
Result<SignInGrant> beginFamily(store::Transaction& transaction, const domain::User& user,
                                const std::string& newHash, WallTime now) {
    store::UserTable users(transaction);
    auto kept = users.find(user.id);
    if (kept.has_error()) {
        return kept.error().code == ErrorCode::kNotFound ? wrong() : kept.error();
    }
    if (!kept->isEnabled || kept->passwordHash != user.passwordHash) {
        return wrong();
    }
    SIGMA_TRY(users.setLastSignIn(user.id, now));
    if (!newHash.empty()) {
        SIGMA_TRY(users.setPasswordHash(user.id, newHash));
    }
    SIGMA_TRY_ASSIGN(IssuedRefreshToken refresh, RefreshTokens(transaction).begin(user.id, now));
    return SignInGrant{std::move(*kept), std::move(refresh), now};
}

}  // namespace

Result<std::unique_ptr<SignIn>> SignIn::create(Parts parts) {
    SIGMA_TRY_ASSIGN(std::string hash, crypto::hashPassword(crypto::randomSecret(128)));
    return std::unique_ptr<SignIn>(new SignIn(std::move(parts), std::move(hash)));
}

SignIn::SignIn(Parts parts, std::string nobodysHash)
    : m_parts(std::move(parts)),
      m_nobodysHash(std::move(nobodysHash)),
      m_byAddress(kByAddress, m_parts.clock),
      m_byName(kByName, m_parts.clock) {}

std::chrono::seconds SignIn::takeAttempt(const std::string& name, const std::string& address) {
    const auto wait = m_byAddress.take(net::addressGroup(address));
    return wait > 0s ? wait : m_byName.take(lowered(name));
}

asio::awaitable<SignInAnswer> SignIn::signIn(std::string name, std::string password,
                                             std::string address) {
    const auto wait = takeAttempt(name, address);
    if (wait > 0s) {
        co_return SignInAnswer{
            Error{ErrorCode::kRateLimited,
                  "too many attempts: try again in " + std::to_string(wait.count()) + " seconds"},
            wait,
            {},
            {}};
    }
    auto finding = findUser(std::move(name));
    const auto user = co_await std::move(finding);
    if (user.has_error()) {
        co_return SignInAnswer{user.error(), 0s, {}, {}};
    }
    const domain::UserId id = *user ? (*user)->id : domain::UserId();
    auto verifying =
        m_parts.passwords->verify(*user ? (*user)->passwordHash : m_nobodysHash, password);
    const auto isRight = co_await std::move(verifying);
    if (isRight.has_error()) {
        co_return SignInAnswer{isRight.error(), 0s, {}, id};
    }
    if (!*isRight || !*user || !(*user)->isEnabled) {
        co_return SignInAnswer{wrong(), 0s, audit::kSignInRefused, id};
    }
    std::string newHash;
    if (crypto::needsRehash((*user)->passwordHash)) {
        auto hashing = m_parts.passwords->hash(std::move(password));
        auto hashed = co_await std::move(hashing);
        newHash = hashed.has_value() ? std::move(*hashed) : std::string();
    }
    auto beginning = begin(**user, std::move(newHash));
    auto begun = co_await std::move(beginning);
    const bool isRefused = begun.has_error() && begun.error().code == ErrorCode::kUnauthorized;
    const auto word = begun.has_value() ? audit::kSignedIn
                      : isRefused       ? audit::kSignInRefused
                                        : std::string_view();
    co_return SignInAnswer{std::move(begun), 0s, word, id};
}

asio::awaitable<Result<std::optional<domain::User>>> SignIn::findUser(std::string name) {
    std::function<Result<std::optional<domain::User>>(store::Transaction&)> work =
        [name = std::move(name)](
            store::Transaction& transaction) -> Result<std::optional<domain::User>> {
        auto user = store::UserTable(transaction).findByName(name);
        if (user.has_value()) {
            return std::optional(std::move(*user));
        }
        if (user.error().code == ErrorCode::kNotFound) {
            return std::optional<domain::User>();
        }
        return user.error();
    };
    auto finding = m_parts.database->run<std::optional<domain::User>>(std::move(work));
    co_return co_await std::move(finding);
}

asio::awaitable<Result<SignedIn>> SignIn::begin(domain::User user, std::string newHash) {
    // The time is taken in the transaction: what is changed after it revokes what is signed now.
    std::function<Result<SignInGrant>(store::Transaction&)> work =
        [user = std::move(user), newHash = std::move(newHash),
         clock = m_parts.clock](store::Transaction& transaction) {
            return beginFamily(transaction, user, newHash, clock->wallNow());
        };
    auto beginning = m_parts.database->run<SignInGrant>(std::move(work));
    const auto grant = co_await std::move(beginning);
    if (grant.has_error()) {
        co_return grant.error();
    }
    co_return signedIn(*grant);
}

asio::awaitable<SignInAnswer> SignIn::refresh(std::string token) {
    std::function<Result<Refreshed>(store::Transaction&)> work =
        [token = std::move(token), clock = m_parts.clock](store::Transaction& transaction) {
            return exchange(transaction, token, clock->wallNow());
        };
    auto exchanging = m_parts.database->run<Refreshed>(std::move(work));
    const auto refreshed = co_await std::move(exchanging);
    if (refreshed.has_error()) {
        co_return SignInAnswer{refreshed.error(), 0s, {}, {}};
    }
    const RefreshOutcome& outcome = refreshed->outcome;
    if (outcome.verdict == RefreshVerdict::kReused) {
        m_parts.logger.warning("refresh_token.reused",
                               {{"user", outcome.user.value()}, {"family", outcome.issued.family}});
        co_return SignInAnswer{signInAgain(), 0s, audit::kRefreshReused, outcome.user};
    }
    if (!refreshed->grant) {
        co_return SignInAnswer{signInAgain(), 0s, {}, outcome.user};
    }
    co_return SignInAnswer{signedIn(*refreshed->grant), 0s, {}, outcome.user};
}

asio::awaitable<Result<void>> SignIn::signOut(domain::Principal principal) {
    if (principal.tokenId.starts_with("tok_")) {
        co_return Error{ErrorCode::kInvalidArgument,
                        "an API token does not sign out: revoke it instead"};
    }
    std::function<Result<std::int64_t>(store::Transaction&)> work =
        [family = principal.tokenId,
         now = m_parts.clock->wallNow()](store::Transaction& transaction) {
            return store::RefreshTokenTable(transaction).revokeFamily(family, now);
        };
    auto revoking = m_parts.database->run<std::int64_t>(std::move(work));
    const auto revoked = co_await std::move(revoking);
    if (revoked.has_error()) {
        co_return revoked.error();
    }
    co_return Result<void>();
}

SignedIn SignIn::signedIn(const SignInGrant& grant) const {
    const domain::User& user = grant.user;
    domain::Principal principal{user.id, user.name, user.role, domain::scopesOf(user.role),
                                grant.refresh.family};
    return {m_parts.accessTokens->issue(principal, grant.at),
            {grant.refresh.token, grant.refresh.expiresAt},
            std::move(principal)};
}

}  // namespace sigma::identity
