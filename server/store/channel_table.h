#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

/// The channels and their stream keys. Every change is told to the listeners of
/// Database::onChanged().
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
    /// Returns the channel with its version one up, so that none stands for two states.
    /// Errors: kNotFound.
    Result<domain::Channel> setState(const domain::ChannelId& id, domain::ChannelState state);
    /// Its keys and favourites go with it; its sessions and events stay, and so its id is kept from
    /// others. Errors: kNotFound.
    Result<void> remove(const domain::ChannelId& id, WallTime at);

    /// When a channel of this id was removed last, unless that was forgotten by now.
    Result<std::optional<WallTime>> removedAt(const domain::ChannelId& id);
    /// Forgets up to `limit` ids of channels that were removed earlier. Returns how many.
    Result<std::int64_t> forgetRemoved(WallTime before, std::size_t limit);

    /// Errors: kNotFound.
    Result<domain::Channel> find(const domain::ChannelId& id);
    /// Every channel, by id; for the ChannelCache.
    Result<std::vector<domain::Channel>> all();
    /// By id. `after` empty: from the beginning.
    Result<Page<domain::Channel>> list(const ChannelFilter& filter, const domain::ChannelId& after,
                                       std::size_t limit);

private:
    void note(const domain::Channel& channel);
    Result<void> writeKeys(const domain::Channel& channel);
    Result<void> readKeys(std::span<domain::Channel> channels);

    Transaction& m_transaction;
};

}  // namespace sigma::store
