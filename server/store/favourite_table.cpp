#include "server/store/favourite_table.h"

#include "server/store/query.h"

namespace sigma::store {
namespace {

domain::ChannelId readChannel(RowReader& row) {
    return row.id<domain::ChannelId>();
}

}  // namespace

Result<void> FavouriteTable::add(const domain::UserId& user, const domain::ChannelId& channel,
                                 WallTime at) {
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO favourites (user_id, channel, created_at) VALUES (:user_id, "
                    ":channel, :created_at) ON CONFLICT (user_id, channel) DO NOTHING")
                  .bind("user_id", user)
                  .bind("channel", channel)
                  .bind("created_at", at)
                  .execute());
    return {};
}

Result<void> FavouriteTable::remove(const domain::UserId& user, const domain::ChannelId& channel) {
    SIGMA_TRY(Query(m_transaction,
                    "DELETE FROM favourites WHERE user_id = :user_id AND channel = :channel")
                  .bind("user_id", user)
                  .bind("channel", channel)
                  .execute());
    return {};
}

Result<Page<domain::ChannelId>> FavouriteTable::list(const domain::UserId& user,
                                                     const domain::ChannelId& after,
                                                     std::size_t limit) {
    return Query(m_transaction, "channel",
                 "FROM favourites WHERE user_id = :user_id AND channel > :after ORDER BY channel "
                 "LIMIT :limit")
        .bind("user_id", user)
        .bind("after", after)
        .page(readChannel, limit);
}

}  // namespace sigma::store
