#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// What was answered to a request with an Idempotency-Key.
struct IdempotencyRecord {
    std::string principal;  ///< whose key it is; keys of two never meet
    std::string key;
    std::string requestHash;
    std::int32_t status = 0;  ///< of HTTP; 0: the request is still under way
    std::string headers;      ///< as the caller writes them
    std::string body;
    WallTime expiresAt;

    friend bool operator==(const IdempotencyRecord&, const IdempotencyRecord&) = default;
};

/// Answers kept for requests that are sent again.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class IdempotencyTable {
public:
    explicit IdempotencyTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Claims the key for a request that begins, and returns nothing; or returns what is known of
    /// the request that has it. What has expired at `now` counts as unknown.
    Result<std::optional<IdempotencyRecord>> claim(std::string_view principal, std::string_view key,
                                                   std::string_view requestHash, WallTime now,
                                                   WallTime expiresAt);
    /// Keeps the answer. Errors: kNotFound when the key was not claimed.
    Result<void> complete(std::string_view principal, std::string_view key, std::int32_t status,
                          std::string_view headers, std::string_view body);
    /// Removes up to `limit` that have expired at `now`. Returns how many it removed.
    Result<std::int64_t> prune(WallTime now, std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
