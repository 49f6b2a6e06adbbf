#include "server/store/retention.h"

#include <algorithm>

#include "server/store/channel_table.h"
#include "server/store/idempotency_table.h"
#include "server/store/node_table.h"
#include "server/store/refresh_token_table.h"
#include "server/store/session_table.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kEventRetention = 90 * 24h;
constexpr auto kLostNodeRetention = 30 * 24h;

/// Returns how many rows more may go.
Result<std::size_t> pruneTables(Transaction& transaction, WallTime now, std::chrono::hours sessions,
                                std::size_t limit) {
    std::size_t left = limit;
    const auto take = [&left](std::int64_t removed) { left -= static_cast<std::size_t>(removed); };
    SIGMA_TRY_ASSIGN(const auto keys, IdempotencyTable(transaction).prune(now, left));
    take(keys);
    SIGMA_TRY_ASSIGN(const auto tokens, RefreshTokenTable(transaction).prune(now, left));
    take(tokens);
    SIGMA_TRY_ASSIGN(const auto begun, SessionTable(transaction).prune(now - sessions, left));
    take(begun);
    return left;
}

}  // namespace

Result<std::optional<EventPlace>> takePruningTurn(Transaction& transaction, WallTime now,
                                                  std::chrono::hours sessions,
                                                  const EventPlace& after, std::size_t limit) {
    SIGMA_TRY_ASSIGN(const std::size_t left, pruneTables(transaction, now, sessions, limit));
    if (left == 0) {
        return std::optional(after);
    }
    SIGMA_TRY_ASSIGN(const auto next,
                     EventTable(transaction).prune(now - kEventRetention, after, left));
    if (next) {
        return next;
    }
    SIGMA_TRY(NodeTable(transaction).forgetLost(now - kLostNodeRetention));
    // Last, so that whoever gets the id of a removed channel finds nothing that was another's.
    const auto longest = std::max<std::chrono::hours>(kEventRetention, sessions);
    SIGMA_TRY_ASSIGN(const auto forgotten,
                     ChannelTable(transaction).forgetRemoved(now - longest, left));
    const bool isDone = static_cast<std::size_t>(forgotten) < left;
    return isDone ? std::optional<EventPlace>() : std::optional(after);
}

}  // namespace sigma::store
