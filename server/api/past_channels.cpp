#include "server/api/past_channels.h"

namespace sigma::api {
namespace {

constexpr std::size_t kSessionsAtOnce = 200;
constexpr std::size_t kMostReads = 5;

using domain::Session;
using store::SessionPosition;
using store::SessionTable;

/// The channel has begun no session after this one: each channel is listed once.
ApiResult<bool> isLastOfItsChannel(SessionTable& table, const Session& session) {
    store::SessionFilter filter;
    filter.channel = session.channel;
    SIGMA_TRY_ASSIGN(const auto newest, table.list(filter, std::nullopt, 1));
    return !newest.items.empty() && newest.items.front().id == session.id;
}

ApiResult<std::optional<DirectoryEntry>> entryOf(SessionTable& table,
                                                 const domain::ChannelRepository& channels,
                                                 const DirectoryFilter& filter,
                                                 const Session& session,
                                                 std::set<std::string>& seen) {
    auto channel = channels.find(session.channel.value());
    // Sessions that nobody could watch are none of the directory's.
    if (!channel || !session.liveAt || !isListed(*channel, filter)) {
        return std::optional<DirectoryEntry>();
    }
    if (!seen.insert(session.channel.value()).second) {
        return std::optional<DirectoryEntry>();
    }
    SIGMA_TRY_ASSIGN(const bool isLast, isLastOfItsChannel(table, session));
    if (!isLast) {
        return std::optional<DirectoryEntry>();
    }
    return std::optional(
        DirectoryEntry{std::move(channel), false, session.endedAt.value_or(session.createdAt)});
}

}  // namespace

ApiResult<PastChannels> listPastChannels(store::Transaction& transaction,
                                         const domain::ChannelRepository& channels,
                                         const DirectoryFilter& filter,
                                         std::optional<SessionPosition> after, std::size_t limit) {
    SessionTable table(transaction);
    store::SessionFilter ended;
    ended.state = domain::SessionState::kEnded;
    PastChannels past;
    std::set<std::string> seen;  // the newest session of a channel is read first, and decides
    for (std::size_t read = 0; read != kMostReads; ++read) {
        SIGMA_TRY_ASSIGN(const auto page, table.list(ended, after, kSessionsAtOnce));
        for (const Session& session : page.items) {
            after = SessionPosition{session.createdAt, session.id};
            SIGMA_TRY_ASSIGN(auto entry, entryOf(table, channels, filter, session, seen));
            if (entry) {
                past.entries.push_back(std::move(*entry));
            }
            if (past.entries.size() == limit) {
                past.next = after;
                return past;
            }
        }
        if (!page.hasMore) {
            return past;
        }
    }
    past.next = after;
    return past;
}

}  // namespace sigma::api
