#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/session.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Which sessions a list is of; what is empty does not narrow it.
struct SessionFilter {
    domain::ChannelId channel;
    std::optional<domain::SessionState> state;
    std::optional<WallTime> from;   ///< began then or later
    std::optional<WallTime> until;  ///< began before
};

/// Where a page of sessions ended.
struct SessionPosition {
    WallTime createdAt;
    domain::SessionId id;
};

/// The sessions, those of channels that are gone among them.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class SessionTable {
public:
    explicit SessionTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Errors: kAlreadyExists when the id is taken or the channel has a session not ended.
    Result<void> insert(const domain::Session& session);
    /// Writes all but id, channel and createdAt. Errors: kNotFound.
    Result<void> update(const domain::Session& session);

    /// Errors: kNotFound.
    Result<domain::Session> find(const domain::SessionId& id);
    /// The channel's session that has not ended.
    Result<std::optional<domain::Session>> findRunning(const domain::ChannelId& channel);
    /// Newest first.
    Result<Page<domain::Session>> list(const SessionFilter& filter,
                                       const std::optional<SessionPosition>& after,
                                       std::size_t limit);

    /// Ends all sessions that have not ended, of whichever node, and returns them as they are now;
    /// their events and their channels' states are the caller's.
    Result<std::vector<domain::Session>> endAll(domain::EndedReason reason, WallTime at);

    /// Removes up to `limit` ended sessions that began earlier, the oldest first. Returns how many
    /// it removed.
    Result<std::int64_t> prune(WallTime begunBefore, std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
