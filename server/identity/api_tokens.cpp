#include "server/identity/api_tokens.h"

#include <algorithm>

#include "core/crypto/secrets.h"
#include "core/crypto/sha256.h"
#include "core/net/peer_address.h"
#include "server/store/user_table.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kIdLength = 20;
constexpr RateLimit kFailures{30, 60s};

Error notValid() {
    return {ErrorCode::kUnauthorized, "the token is not valid"};
}

/// A token that is not there is no good, and that is worth knowing.
Result<ApiTokenCache::Entry> unlessNotFound(const Error& error) {
    if (error.code == ErrorCode::kNotFound) {
        return ApiTokenCache::Entry{};
    }
    return error;
}

/// What the cache is to know of a token.
Result<ApiTokenCache::Entry> read(store::Transaction& transaction, const std::string& hash) {
    const auto token = store::ApiTokenTable(transaction).findByHash(hash);
    if (token.has_error()) {
        return unlessNotFound(token.error());
    }
    const auto user = store::UserTable(transaction).find(token->user);
    if (user.has_error()) {
        return unlessNotFound(user.error());
    }
    ApiTokenCache::Entry entry;
    if (!token->revokedAt && user->isEnabled) {
        entry.principal = {user->id, user->name, user->role,
                           token->scopes.intersection(domain::scopesOf(user->role)), token->id};
        entry.expiresAt = token->expiresAt;
        entry.notedAt = token->lastUsedAt;
    }
    return entry;
}

}  // namespace

ApiTokens::ApiTokens(std::shared_ptr<store::Database> database,
                     const std::shared_ptr<const Clock>& clock)
    : m_database(std::move(database)),
      m_clock(clock),
      m_cache(std::make_shared<ApiTokenCache>(clock)),
      m_failures(kFailures, clock) {}

Result<std::shared_ptr<ApiTokens>> ApiTokens::open(std::shared_ptr<store::Database> database,
                                                   const std::shared_ptr<const Clock>& clock) {
    std::shared_ptr<ApiTokens> tokens(new ApiTokens(std::move(database), clock));
    tokens->m_database->onChanged(
        [cache = tokens->m_cache](const store::CommittedChanges& changes) {
            for (const std::string& hash : changes.newApiTokens) {
                cache->know(hash);
            }
            if (changes.hasRevokedApiTokens || !changes.users.empty()) {
                cache->clear();
            }
        });
    using Hashes = std::vector<std::string>;
    SIGMA_TRY_ASSIGN(Hashes hashes,
                     tokens->m_database->runBlocking<Hashes>([](store::Transaction& transaction) {
                         return store::ApiTokenTable(transaction).hashes();
                     }));
    for (std::string& hash : hashes) {
        tokens->m_cache->know(std::move(hash));
    }
    return tokens;
}

Result<NewApiToken> ApiTokens::make(const domain::Principal& maker, std::string name,
                                    domain::ScopeSet scopes, std::optional<WallTime> expiresAt,
                                    WallTime now) {
    if (scopes == domain::ScopeSet()) {
        return Error{ErrorCode::kInvalidArgument, "a token without any scope is good for nothing"};
    }
    if (!maker.scopes.containsAll(scopes)) {
        return Error{ErrorCode::kForbidden, "a token may be good for no more than its maker: \"" +
                                                maker.scopes.text() + "\""};
    }
    if (expiresAt && *expiresAt <= now) {
        return Error{ErrorCode::kInvalidArgument, "the token would have expired already"};
    }
    NewApiToken made;
    made.token = std::string(kPrefix) + crypto::randomToken(kSecretLength);
    made.record.id = "tok_" + crypto::randomToken(kIdLength);
    made.record.name = std::move(name);
    made.record.user = maker.user;
    made.record.hash = crypto::sha256Hex(made.token);
    made.record.scopes = scopes;
    made.record.createdAt = now;
    made.record.expiresAt = expiresAt;
    return made;
}

bool ApiTokens::isOne(std::string_view token) {
    constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    return token.starts_with(kPrefix) && token.size() == kPrefix.size() + kSecretLength &&
           token.find_first_not_of(kAlphabet, kPrefix.size()) == std::string_view::npos;
}

boost::asio::awaitable<Result<domain::Principal>> ApiTokens::check(std::string token,
                                                                   std::string address) {
    if (!isOne(token)) {
        co_return notValid();
    }
    const std::string hash = crypto::sha256Hex(token);
    auto hit = m_cache->find(hash);
    if (!hit && !m_cache->knows(hash)) {
        co_return refuseUnknown(hash, address);
    }
    if (!hit) {
        auto reading = readKept(hash);
        auto known = co_await std::move(reading);
        if (known.has_error()) {
            co_return known.error();
        }
        hit = std::move(*known);
    }
    if (!hit->principal) {
        co_return notValid();
    }
    if (hit->isExpired) {
        co_return Error{ErrorCode::kUnauthorized, "the token has expired"};
    }
    if (hit->isToBeNoted) {
        noteUse(hit->principal->tokenId);
    }
    co_return *hit->principal;
}

/// The same wrong one again and again is one mistake, not many guesses.
Error ApiTokens::refuseUnknown(const std::string& hash, const std::string& address) {
    if (const auto wait = m_failures.take(net::addressGroup(address)); wait > 0s) {
        return {ErrorCode::kRateLimited, "too many tokens that are not valid: try again in " +
                                             std::to_string(wait.count()) + " seconds"};
    }
    m_cache->put(hash, {}, m_cache->generation());
    return notValid();
}

boost::asio::awaitable<Result<ApiTokenCache::Hit>> ApiTokens::readKept(std::string hash) {
    const std::uint64_t generation = m_cache->generation();
    std::function<Result<ApiTokenCache::Entry>(store::Transaction&)> work =
        [hash](store::Transaction& transaction) { return read(transaction, hash); };
    auto reading = m_database->run<ApiTokenCache::Entry>(std::move(work));
    auto entry = co_await std::move(reading);
    if (entry.has_error()) {
        co_return std::move(entry).error();
    }
    co_return m_cache->put(hash, std::move(*entry), generation);
}

void ApiTokens::noteUse(const std::string& id) {
    m_database->journal([id, at = m_clock->wallNow()](store::Transaction& transaction) {
        return store::ApiTokenTable(transaction).setLastUsed(id, at);
    });
}

}  // namespace sigma::identity
