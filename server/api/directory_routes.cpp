#include "server/api/directory_routes.h"

#include <algorithm>
#include <cstdlib>

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/cursor.h"
#include "server/api/cursor_keys.h"
#include "server/api/past_channels.h"
#include "server/api/read_from.h"
#include "server/store/favourite_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::Channel;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kLiveList = "directory_live";
constexpr std::string_view kPastList = "directory_past";
constexpr TextRule kLabelRule{0, 64, {}};
constexpr TextRule kSearchRule{1, 100, {}};
constexpr std::size_t kFavouritesAtOnce = 200;
constexpr std::size_t kMostFavourites = 2'000;

enum class Wanted { kLive, kPast };

std::optional<Wanted> wantedFrom(std::string_view name) {
    if (name == "live") {
        return Wanted::kLive;
    }
    return name == "past" ? std::optional(Wanted::kPast) : std::nullopt;
}

struct DirectoryQuery {
    Wanted wanted = Wanted::kLive;
    DirectoryFilter filter;
    std::size_t limit = 0;
    std::vector<std::string> liveAfter;  ///< priority and id
    std::optional<TimePosition> pastAfter;
};

ApiResult<DirectoryQuery> readQuery(const ApiCall& call) {
    QueryReader query(call.request.query);
    DirectoryQuery read;
    read.wanted = query.oneOf<Wanted>("state", wantedFrom).value_or(Wanted::kLive);
    read.filter.category = query.text("category", kLabelRule).value_or("");
    read.filter.region = query.text("region", kLabelRule).value_or("");
    read.filter.search = query.text("search", kSearchRule).value_or("");
    read.filter.onlyFavourites = query.boolean("favourites").value_or(false);
    read.limit = query.limit();
    if (read.wanted == Wanted::kPast) {
        read.pastAfter = readTimePosition(query, kPastList);
    } else {
        read.liveAfter = query.cursor(kLiveList, 2);
    }
    SIGMA_TRY(query.finish());
    if (read.filter.onlyFavourites && !call.actor.isSignedIn()) {
        return ApiProblem(401, "unauthorized", "favourites are of who has signed in");
    }
    return read;
}

ApiResult<std::set<std::string, std::less<>>> favouritesOf(Transaction& t,
                                                           const domain::UserId& user) {
    std::set<std::string, std::less<>> favourites;
    domain::ChannelId after;
    while (favourites.size() < kMostFavourites) {
        SIGMA_TRY_ASSIGN(const auto page,
                         store::FavouriteTable(t).list(user, after, kFavouritesAtOnce));
        for (const domain::ChannelId& channel : page.items) {
            favourites.insert(channel.value());
            after = channel;
        }
        if (!page.hasMore) {
            break;
        }
    }
    return favourites;
}

bool isBehind(const Channel& channel, const std::vector<std::string>& after) {
    if (after.empty()) {
        return true;
    }
    Channel position;
    const long long priority = std::strtoll(after.front().c_str(), nullptr, 10);
    position.priority = static_cast<std::int32_t>(std::clamp<long long>(priority, -1000, 1000));
    position.id = domain::ChannelId(after.back());
    return comesBefore(position, channel);
}

/// From memory alone: what viewers come for does not wait for the database.
HttpResponse liveAnswer(const ApiService& service, const DirectoryQuery& query) {
    std::vector<DirectoryEntry> entries;
    for (auto& channel : service.channels->list()) {
        if (!isListed(*channel, query.filter) || !isBehind(*channel, query.liveAfter)) {
            continue;
        }
        const auto session = service.live->report(channel->id);
        if (session && session->state == domain::SessionState::kLive) {
            entries.push_back({channel, true, session->liveAt.value_or(session->createdAt)});
        }
    }
    std::ranges::sort(entries, [](const DirectoryEntry& a, const DirectoryEntry& b) {
        return comesBefore(*a.channel, *b.channel);
    });
    std::string next;
    if (entries.size() > query.limit) {
        entries.resize(query.limit);
        const Channel& last = *entries.back().channel;
        next = writeCursor(kLiveList, {std::to_string(last.priority), last.id.value()});
    }
    boost::json::array items;
    for (const DirectoryEntry& entry : entries) {
        items.push_back(toJson(entry, query.filter));
    }
    return pageAnswer(std::move(items), next);
}

awaitable<Answer> pastAnswer(const ApiCall& call, const DirectoryQuery& query) {
    std::optional<store::SessionPosition> after;
    if (query.pastAfter) {
        after = store::SessionPosition{query.pastAfter->at, domain::SessionId(query.pastAfter->id)};
    }
    auto reading = readFrom<PastChannels>(
        *call.service.database,
        [channels = call.service.channels, filter = query.filter, after, limit = query.limit](
            Transaction& t) { return listPastChannels(t, *channels, filter, after, limit); });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const PastChannels past, std::move(read));
    boost::json::array items;
    for (const DirectoryEntry& entry : past.entries) {
        items.push_back(toJson(entry, query.filter));
    }
    std::string next;
    if (past.next) {
        next = writeCursor(kPastList, keysOf({past.next->createdAt, past.next->id.value()}));
    }
    co_return pageAnswer(std::move(items), next);
}

awaitable<Answer> listDirectory(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(DirectoryQuery query, readQuery(call));
    if (call.actor.isSignedIn()) {
        auto reading = readFrom<std::set<std::string, std::less<>>>(
            *call.service.database,
            [user = call.actor.principal.user](Transaction& t) { return favouritesOf(t, user); });
        auto read = co_await std::move(reading);
        SIGMA_CO_TRY_ASSIGN(query.filter.favourites, std::move(read));
    }
    if (query.wanted == Wanted::kLive) {
        co_return liveAnswer(call.service, query);
    }
    auto answering = pastAnswer(call, query);
    auto answer = co_await std::move(answering);
    co_return answer;
}

}  // namespace

ApiRoutes directoryRoutes() {
    return {{.method = http::HttpMethod::kGet,
             .pattern = "/api/v1/directory",
             .access = Access::kOptional,
             .handler = listDirectory,
             .takesQuery = true}};
}

}  // namespace sigma::api
