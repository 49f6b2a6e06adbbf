#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/domain/user.h"
#include "server/identity/access_tokens.h"
#include "server/identity/password_worker.h"
#include "server/identity/rate_limiter.h"
#include "server/identity/refresh_tokens.h"
#include "server/store/database.h"

namespace sigma::identity {

/// What somebody who signed in goes on with.
struct SignedIn {
    IssuedToken access;
    IssuedToken refresh;
    domain::Principal principal;
};

struct SignInAnswer {
    /// Errors: kUnauthorized, the same text whatever was wrong; kRateLimited; kUnavailable.
    Result<SignedIn> result;
    std::chrono::seconds retryAfter{0};  ///< with kRateLimited
    std::string_view auditWord;          ///< for the entry that this deserves; may be empty
    domain::UserId user;                 ///< whom it was about, as far as that is known
};

/// What a transaction has found: somebody may go on, as they were then.
struct SignInGrant {
    domain::User user;
    IssuedRefreshToken refresh;
    WallTime at;
};

/// Turns names, passwords and refresh tokens into tokens.
///
/// A name that nobody has takes as long to refuse as a wrong password. Ten attempts a minute an
/// address, five a name. Thread: any; resumes on the caller's executor.
class SignIn {
public:
    struct Parts {
        std::shared_ptr<store::Database> database;
        std::shared_ptr<PasswordWorker> passwords;
        std::shared_ptr<const AccessTokens> accessTokens;
        std::shared_ptr<const Clock> clock;
        Logger logger;
    };

    /// Hashes one password, which takes its time. Errors: kUnavailable.
    static Result<std::unique_ptr<SignIn>> create(Parts parts);

    boost::asio::awaitable<SignInAnswer> signIn(std::string name, std::string password,
                                                std::string address);
    /// A new pair for a refresh token, which is good no more then.
    boost::asio::awaitable<SignInAnswer> refresh(std::string token);
    /// Ends the sign-in that the principal came with; its access tokens die at once.
    /// Errors: kInvalidArgument for a principal of an API token; kUnavailable.
    boost::asio::awaitable<Result<void>> signOut(domain::Principal principal);

private:
    SignIn(Parts parts, std::string nobodysHash);

    std::chrono::seconds takeAttempt(const std::string& name, const std::string& address);
    boost::asio::awaitable<Result<std::optional<domain::User>>> findUser(std::string name);
    /// Checks the password once more against what is kept by then, and begins a family.
    boost::asio::awaitable<Result<SignedIn>> begin(domain::User user, std::string newHash);
    SignedIn signedIn(const SignInGrant& grant) const;

    Parts m_parts;
    std::string m_nobodysHash;
    RateLimiter m_byAddress;
    RateLimiter m_byName;
};

}  // namespace sigma::identity
