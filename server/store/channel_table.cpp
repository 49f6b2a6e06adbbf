#include "server/store/channel_table.h"

#include <algorithm>
#include <unordered_map>

#include "server/store/query.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "id, title, mode, owner, category, region, priority, visibility, state, init_timeout, "
    "reconnect_window, max_duration, created_at, updated_at, version";

domain::Channel readChannel(RowReader& row) {
    domain::Channel channel;
    channel.id = row.id<domain::ChannelId>();
    channel.title = row.text();
    channel.mode = row.named(domain::latencyModeFrom);
    channel.owner = row.id<domain::UserId>();
    channel.category = row.text();
    channel.region = row.text();
    channel.priority = row.int32();
    channel.visibility = row.named(domain::visibilityFrom);
    channel.state = row.named(domain::channelStateFrom);
    channel.initTimeout = row.seconds();
    channel.reconnectWindow = row.seconds();
    channel.maxDuration = row.seconds();
    channel.createdAt = row.time();
    channel.updatedAt = row.time();
    channel.version = row.integer();
    return channel;
}

struct KeyOfChannel {
    domain::ChannelId channel;
    domain::StreamKey key;
};

KeyOfChannel readKey(RowReader& row) {
    KeyOfChannel read;
    read.channel = row.id<domain::ChannelId>();
    read.key.secret = row.text();
    read.key.createdAt = row.time();
    read.key.expiresAt = row.optionalTime();
    return read;
}

WallTime readTime(RowReader& row) {
    return row.time();
}

/// How many channels' keys one statement reads.
constexpr std::size_t kChannelsAtOnce = 50;

std::string placeName(std::size_t place) {
    return "channel_" + std::to_string(place);
}

/// ":channel_0, :channel_1" and so on.
std::string placeholders(std::size_t count) {
    std::string list;
    for (std::size_t place = 0; place != count; ++place) {
        list += (place == 0 ? ":" : ", :") + placeName(place);
    }
    return list;
}

std::string named(const domain::ChannelId& id) {
    return "channel " + id.value();
}

void bindSettings(Query& query, const domain::Channel& channel) {
    query.bind("id", channel.id)
        .bind("title", channel.title)
        .bind("mode", toString(channel.mode))
        .bind("owner", channel.owner)
        .bind("category", channel.category)
        .bind("region", channel.region)
        .bind("priority", channel.priority)
        .bind("visibility", toString(channel.visibility))
        .bind("init_timeout", channel.initTimeout)
        .bind("reconnect_window", channel.reconnectWindow)
        .bind("max_duration", channel.maxDuration)
        .bind("updated_at", channel.updatedAt)
        .bind("version", channel.version);
}

}  // namespace

Result<void> ChannelTable::insert(const domain::Channel& channel) {
    Query query(m_transaction,
                "INSERT INTO channels (id, title, mode, owner, category, region, priority, "
                "visibility, state, init_timeout, reconnect_window, max_duration, created_at, "
                "updated_at, version) VALUES (:id, :title, :mode, :owner, :category, :region, "
                ":priority, :visibility, :state, :init_timeout, :reconnect_window, :max_duration, "
                ":created_at, :updated_at, :version)");
    bindSettings(query, channel);
    query.bind("state", toString(channel.state)).bind("created_at", channel.createdAt);
    SIGMA_TRY(query.execute());
    SIGMA_TRY(writeKeys(channel));
    note(channel);
    return {};
}

Result<domain::Channel> ChannelTable::update(domain::Channel channel) {
    Query query(m_transaction,
                "UPDATE channels SET title = :title, mode = :mode, owner = :owner, "
                "category = :category, region = :region, priority = :priority, "
                "visibility = :visibility, init_timeout = :init_timeout, "
                "reconnect_window = :reconnect_window, max_duration = :max_duration, "
                "updated_at = :updated_at, version = version + 1 "
                "WHERE id = :id AND version = :version");
    bindSettings(query, channel);
    SIGMA_TRY_ASSIGN(const std::int64_t changed, query.execute());
    SIGMA_TRY_ASSIGN(const domain::Channel kept, find(channel.id));
    if (changed == 0) {
        return Error{ErrorCode::kPreconditionFailed, named(channel.id) + " is at version " +
                                                         std::to_string(kept.version) + ", not " +
                                                         std::to_string(channel.version)};
    }
    SIGMA_TRY(writeKeys(channel));
    channel.version = kept.version;
    channel.state = kept.state;
    channel.createdAt = kept.createdAt;
    note(channel);
    return channel;
}

void ChannelTable::note(const domain::Channel& channel) {
    m_transaction.changes().channels.push_back(
        {channel.id, std::make_shared<const domain::Channel>(channel)});
}

Result<void> ChannelTable::writeKeys(const domain::Channel& channel) {
    SIGMA_TRY(Query(m_transaction, "DELETE FROM stream_keys WHERE channel = :channel")
                  .bind("channel", channel.id)
                  .execute());
    std::int64_t ordinal = 0;
    for (const domain::StreamKey& key : channel.keys) {
        SIGMA_TRY(Query(m_transaction,
                        "INSERT INTO stream_keys (secret, channel, ordinal, created_at, "
                        "expires_at) VALUES (:secret, :channel, :ordinal, :created_at, "
                        ":expires_at)")
                      .bind("secret", key.secret)
                      .bind("channel", channel.id)
                      .bind("ordinal", ordinal++)
                      .bind("created_at", key.createdAt)
                      .bind("expires_at", key.expiresAt)
                      .execute());
    }
    return {};
}

Result<domain::Channel> ChannelTable::setState(const domain::ChannelId& id,
                                               domain::ChannelState state) {
    SIGMA_TRY(Query(m_transaction,
                    "UPDATE channels SET state = :state, version = version + 1 WHERE id = :id")
                  .bind("state", toString(state))
                  .bind("id", id)
                  .executeOne(named(id)));
    SIGMA_TRY_ASSIGN(domain::Channel channel, find(id));
    note(channel);
    return channel;
}

Result<void> ChannelTable::remove(const domain::ChannelId& id, WallTime at) {
    SIGMA_TRY(Query(m_transaction, "DELETE FROM channels WHERE id = :id")
                  .bind("id", id)
                  .executeOne(named(id)));
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO removed_channels (id, removed_at) VALUES (:id, :removed_at) "
                    "ON CONFLICT (id) DO UPDATE SET removed_at = excluded.removed_at")
                  .bind("id", id)
                  .bind("removed_at", at)
                  .execute());
    m_transaction.changes().channels.push_back({id, nullptr});
    return {};
}

Result<std::optional<WallTime>> ChannelTable::removedAt(const domain::ChannelId& id) {
    return Query(m_transaction, "removed_at", "FROM removed_channels WHERE id = :id")
        .bind("id", id)
        .first(readTime);
}

Result<std::int64_t> ChannelTable::forgetRemoved(WallTime before, std::size_t limit) {
    return Query(m_transaction,
                 "DELETE FROM removed_channels WHERE id IN (SELECT id FROM removed_channels "
                 "WHERE removed_at < :before ORDER BY removed_at LIMIT :limit)")
        .bind("before", before)
        .bind("limit", limit)
        .execute();
}

Result<domain::Channel> ChannelTable::find(const domain::ChannelId& id) {
    SIGMA_TRY_ASSIGN(domain::Channel channel,
                     Query(m_transaction, kColumns, "FROM channels WHERE id = :id")
                         .bind("id", id)
                         .one(readChannel, named(id)));
    SIGMA_TRY(readKeys({&channel, 1}));
    return channel;
}

Result<std::vector<domain::Channel>> ChannelTable::all() {
    SIGMA_TRY_ASSIGN(std::vector<domain::Channel> channels,
                     Query(m_transaction, kColumns, "FROM channels ORDER BY id").all(readChannel));
    SIGMA_TRY(readKeys(channels));
    return channels;
}

Result<Page<domain::Channel>> ChannelTable::list(const ChannelFilter& filter,
                                                 const domain::ChannelId& after,
                                                 std::size_t limit) {
    std::string rest = "FROM channels WHERE id > :after";
    rest += filter.owner.empty() ? "" : " AND owner = :owner";
    rest += filter.state ? " AND state = :state" : "";
    rest += " ORDER BY id LIMIT :limit";
    Query query(m_transaction, kColumns, rest);
    query.bind("after", after);
    if (!filter.owner.empty()) {
        query.bind("owner", filter.owner);
    }
    if (filter.state) {
        query.bind("state", toString(*filter.state));
    }
    SIGMA_TRY_ASSIGN(Page<domain::Channel> page, query.page(readChannel, limit));
    SIGMA_TRY(readKeys(page.items));
    return page;
}

/// Of many at once: one statement is cheaper than one for each. Always as many as there is room
/// for in it, so that there are two statements to prepare and not one for each length of a list.
Result<void> ChannelTable::readKeys(std::span<domain::Channel> channels) {
    while (!channels.empty()) {
        const std::size_t places = channels.size() == 1 ? 1 : kChannelsAtOnce;
        const auto some = channels.first(std::min(channels.size(), places));
        Query query(m_transaction, "channel, secret, created_at, expires_at",
                    "FROM stream_keys WHERE channel IN (" + placeholders(places) +
                        ") ORDER BY channel, ordinal");
        std::unordered_map<std::string_view, domain::Channel*> byId;
        for (std::size_t place = 0; place != places; ++place) {
            domain::Channel& channel = some[std::min(place, some.size() - 1)];
            query.bind(placeName(place), channel.id);
            byId.emplace(channel.id.value(), &channel);
        }
        SIGMA_TRY_ASSIGN(std::vector<KeyOfChannel> keys, query.all(readKey));
        for (KeyOfChannel& each : keys) {
            if (const auto found = byId.find(each.channel.value()); found != byId.end()) {
                found->second->keys.push_back(std::move(each.key));
            }
        }
        channels = channels.subspan(some.size());
    }
    return {};
}

}  // namespace sigma::store
