#pragma once

#include <cstddef>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Which channels a user likes.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class FavouriteTable {
public:
    explicit FavouriteTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Does nothing if it is one already. Errors: kConflict when there is no such user or channel.
    Result<void> add(const domain::UserId& user, const domain::ChannelId& channel, WallTime at);
    /// Does nothing if it is none.
    Result<void> remove(const domain::UserId& user, const domain::ChannelId& channel);
    /// By channel id. `after` empty: from the beginning.
    Result<Page<domain::ChannelId>> list(const domain::UserId& user, const domain::ChannelId& after,
                                         std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
