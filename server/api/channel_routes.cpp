#include "server/api/channel_routes.h"

#include "core/crypto/secrets.h"
#include "server/api/announce.h"
#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/channel_access.h"
#include "server/api/channel_json.h"
#include "server/api/cursor_keys.h"
#include "server/api/entity_tag.h"
#include "server/api/json_body.h"
#include "server/api/list_page.h"
#include "server/api/query_reader.h"
#include "server/api/read_from.h"
#include "server/api/rfc3339.h"
#include "server/api/secret_rules.h"
#include "server/api/write_once.h"
#include "server/domain/event_types.h"
#include "server/store/channel_table.h"
#include "server/store/user_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::Channel;
using domain::ChannelId;
using http::HttpResponse;
using store::Transaction;
namespace event_type = domain::event_type;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "channels";
constexpr std::size_t kIdLength = 12;

ApiResult<void> checkOwner(Transaction& transaction, const ChannelChange& change) {
    if (!change.owner || change.owner->empty()) {
        return {};
    }
    const auto owner = store::UserTable(transaction).find(*change.owner);
    if (owner.has_error() && owner.error().code == ErrorCode::kNotFound) {
        return ApiProblem::ofFields({{"/owner", "not_one_of", "there is no such user"}});
    }
    SIGMA_TRY(owner);
    return {};
}

awaitable<Answer> listChannels(const ApiCall& call) {
    QueryReader query(call.request.query);
    store::ChannelFilter filter;
    filter.state = query.oneOf<domain::ChannelState>("state", domain::channelStateFrom);
    const std::size_t limit = query.limit();
    const ChannelId after(readIdPosition(query, kList));
    SIGMA_CO_TRY(query.finish());
    if (!call.actor.hasEverything()) {
        filter.owner = call.actor.principal.user;
    }
    const ListForm<Channel> form{
        kList, [](const Channel& channel) { return toJson(channel); },
        [](const Channel& channel) { return std::vector<std::string>{channel.id.value()}; }};
    const auto read = [=](Transaction& t) {
        return store::ChannelTable(t).list(filter, after, limit);
    };
    auto listing = listPage(call, form, read);
    co_return co_await std::move(listing);
}

Channel newChannel(const ChannelChange& change, WallTime now) {
    Channel channel;
    channel.id = change.id.value_or(ChannelId(crypto::randomToken(kIdLength)));
    channel.createdAt = now;
    channel.updatedAt = now;
    channel.keys.push_back({crypto::randomSecret(kStreamKeyBits), now, std::nullopt});
    change.applyTo(channel);
    return channel;
}

ApiProblem idProblem(std::string code, std::string fieldCode, std::string text) {
    ApiProblem problem(409, std::move(code), text);
    problem.errors.push_back({"/id", std::move(fieldCode), std::move(text)});
    return problem;
}

ApiResult<void> insertChannel(Transaction& transaction, const Channel& channel) {
    SIGMA_TRY_ASSIGN(const auto removedAt, store::ChannelTable(transaction).removedAt(channel.id));
    if (removedAt) {
        return idProblem("id_retired", "retired",
                         "a channel of this id was deleted at " + toRfc3339(*removedAt) +
                             "; while its sessions and events are kept, so is its id");
    }
    const auto inserted = store::ChannelTable(transaction).insert(channel);
    if (inserted.has_error() && inserted.error().code == ErrorCode::kAlreadyExists) {
        return idProblem("already_exists", "taken", "there is a channel of this id already");
    }
    SIGMA_TRY(inserted);
    return {};
}

awaitable<Answer> createChannel(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(const ChannelChange change, readNewChannel(body, call.actor));
    const Channel channel = newChannel(change, call.actor.now);
    auto writing = writeOnce(
        call, [=, actor = call.actor, ids = call.service.eventIds](Transaction& t) -> Answer {
            SIGMA_TRY(checkOwner(t, change));
            SIGMA_TRY(insertChannel(t, channel));
            const boost::json::object json = toJson(channel);
            SIGMA_TRY(announce(t, *ids, event_type::kChannelCreated, channel.id, actor.now, json));
            SIGMA_TRY(audit(t, actor, "channel.created", channel.id.value()));
            return versioned(created("/api/v1/channels/" + channel.id.value(), json),
                             channel.version);
        });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> readChannel(const ApiCall& call) {
    auto reading = readFrom<Channel>(
        *call.service.database, [actor = call.actor, id = ChannelId(call.parameter("channel"))](
                                    Transaction& t) { return findManaged(t, actor, id); });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const Channel channel, std::move(read));
    co_return versionedAnswer(call.request, toJson(channel), channel.version);
}

/// The names of the fields that a change gives, for those who follow.
boost::json::object changedFields(const boost::json::object& body) {
    boost::json::array names;
    for (const auto& field : body) {
        names.emplace_back(field.key());
    }
    return {{"changed", std::move(names)}};
}

awaitable<Answer> updateChannel(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(const ChannelChange change, readChannelChange(body, call.actor));
    auto writing = writeOnce(
        call,
        [=, actor = call.actor, ids = call.service.eventIds,
         id = ChannelId(call.parameter("channel")),
         ifMatch = std::string(call.request.headers.value("If-Match"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(Channel channel, findManaged(t, actor, id));
            if (!matchesIfMatch(ifMatch, channel.version)) {
                return ApiProblem(412, "precondition_failed", "the channel has changed meanwhile");
            }
            SIGMA_TRY(checkOwner(t, change));
            change.applyTo(channel);
            channel.updatedAt = actor.now;
            SIGMA_TRY_ASSIGN(channel, store::ChannelTable(t).update(std::move(channel)));
            boost::json::object data = changedFields(body);
            SIGMA_TRY(audit(t, actor, "channel.updated", id.value(), data));
            data["channel"] = toJson(channel);
            SIGMA_TRY(announce(t, *ids, event_type::kChannelUpdated, id, actor.now, data));
            return versioned(jsonAnswer(200, toJson(channel)), channel.version);
        });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> deleteChannel(const ApiCall& call) {
    const ChannelId id(call.parameter("channel"));
    auto writing = writeOnce(
        call,
        [=, actor = call.actor, ids = call.service.eventIds,
         ifMatch = std::string(call.request.headers.value("If-Match"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const Channel channel, findManaged(t, actor, id));
            if (!matchesIfMatch(ifMatch, channel.version)) {
                return ApiProblem(412, "precondition_failed", "the channel has changed meanwhile");
            }
            SIGMA_TRY(store::ChannelTable(t).remove(id, actor.now));
            SIGMA_TRY(announce(t, *ids, event_type::kChannelDeleted, id, actor.now, {}));
            SIGMA_TRY(audit(t, actor, "channel.deleted", id.value()));
            return noContent();
        });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes channelRoutes() {
    using enum http::HttpMethod;
    using domain::Scope;
    constexpr std::string_view kAll = "/api/v1/channels";
    constexpr std::string_view kOne = "/api/v1/channels/{channel}";
    return {
        {.method = kGet,
         .pattern = kAll,
         .scope = Scope::kChannelsRead,
         .handler = listChannels,
         .takesQuery = true},
        {.method = kPost,
         .pattern = kAll,
         .scope = Scope::kChannelsWrite,
         .handler = createChannel,
         .takesBody = true},
        {.method = kGet, .pattern = kOne, .scope = Scope::kChannelsRead, .handler = readChannel},
        {.method = kPatch,
         .pattern = kOne,
         .scope = Scope::kChannelsWrite,
         .handler = updateChannel,
         .takesBody = true},
        {.method = kDelete,
         .pattern = kOne,
         .scope = Scope::kChannelsWrite,
         .handler = deleteChannel},
    };
}

}  // namespace sigma::api
