#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/user.h"
#include "server/identity/api_token_cache.h"
#include "server/identity/rate_limiter.h"
#include "server/store/api_token_table.h"
#include "server/store/database.h"

namespace sigma::identity {

/// An API token that was just made: the record to keep, and the token, which is shown once.
struct NewApiToken {
    store::ApiToken record;
    std::string token;
};

/// The tokens that programs come with: "sgl_" and 32 random characters, kept as hashes.
///
/// Thread: any.
class ApiTokens {
public:
    static constexpr std::string_view kPrefix = "sgl_";
    static constexpr std::size_t kSecretLength = 32;  ///< 160 bits

    /// Reads the hashes of all tokens, and hears of every change of them from then on.
    /// Errors: kUnavailable, kIo.
    static Result<std::shared_ptr<ApiTokens>> open(std::shared_ptr<store::Database> database,
                                                   const std::shared_ptr<const Clock>& clock);

    /// A token for its maker, to be inserted by the caller together with what else it writes.
    /// Errors: kForbidden for scopes that the maker does not have; kInvalidArgument for none, or
    /// for an expiry that has passed.
    static Result<NewApiToken> make(const domain::Principal& maker, std::string name,
                                    domain::ScopeSet scopes, std::optional<WallTime> expiresAt,
                                    WallTime now);

    /// Whether it could be one of ours, by its looks.
    static bool isOne(std::string_view token);

    /// Who comes with the token: no more than the token and its user's role both allow. Notes
    /// the use, at most once a minute a token. Asks the database only about a token that there is,
    /// or was, and that was not shown for a minute. Whatever else its address sends, a good token
    /// never waits.
    /// Errors: kUnauthorized: not known, revoked, expired, or its user is disabled; kRateLimited:
    /// the same, after thirty wrong ones of the address in a minute; kUnavailable.
    boost::asio::awaitable<Result<domain::Principal>> check(std::string token, std::string address);

private:
    ApiTokens(std::shared_ptr<store::Database> database, const std::shared_ptr<const Clock>& clock);
    boost::asio::awaitable<Result<ApiTokenCache::Hit>> readKept(std::string hash);
    Error refuseUnknown(const std::string& hash, const std::string& address);
    void noteUse(const std::string& id);

    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<ApiTokenCache> m_cache;
    RateLimiter m_failures;
};

}  // namespace sigma::identity
