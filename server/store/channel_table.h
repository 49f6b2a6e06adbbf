#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Which channels a list is of; what is empty does not narrow it.
struct ChannelFilter {
    domain::UserId owner;
    std::optional<domain::ChannelState> state;
};

/// The channels and their stream keys.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class ChannelTable {
public:
    explicit ChannelTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Errors: kAlreadyExists when the id or one of the keys is taken.
    Result<void> insert(const domain::Channel& channel);
    /// Writes settings and keys, state left out, and returns the channel with its version one up.
    /// Errors: kNotFound; kPreconditionFailed when the version kept is not `channel.version`;
    /// kAlreadyExists when one of the keys is another channel's.
    Result<domain::Channel> update(domain::Channel channel);
    /// Leaves the version as it is: states are not settings. Errors: kNotFound.
    Result<void> setState(const domain::ChannelId& id, domain::ChannelState state);
    /// Its keys and favourites go with it, its sessions and events stay. Errors: kNotFound.
    Result<void> remove(const domain::ChannelId& id);

    /// Errors: kNotFound.
    Result<domain::Channel> find(const domain::ChannelId& id);
    /// Every channel, by id; for the ChannelCache.
    Result<std::vector<domain::Channel>> all();
    /// By id. `after` empty: from the beginning.
    Result<Page<domain::Channel>> list(const ChannelFilter& filter, const domain::ChannelId& after,
                                       std::size_t limit);

private:
    Result<void> writeKeys(const domain::Channel& channel);
    Result<void> readKeys(std::vector<domain::Channel>& channels);

    Transaction& m_transaction;
};

}  // namespace sigma::store
