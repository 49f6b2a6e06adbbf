#include "server/api/ticket_routes.h"

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/channel_access.h"
#include "server/api/field_reader.h"
#include "server/api/json_body.h"
#include "server/api/rfc3339.h"
#include "server/api/write_once.h"
#include "server/identity/audit_words.h"
#include "server/store/node_table.h"
#include "server/store/user_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::Channel;
using domain::ChannelId;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr TextRule kLabelRule{0, 64, {}};
constexpr IntegerRule kPlaybackLifetimeRule{60, 24 * 3600};
constexpr std::int64_t kDefaultPlaybackLifetime = 4 * 3600;
constexpr std::size_t kMaxNodes = 100;

boost::json::object toJson(const identity::IngestTarget& target) {
    return {{"url", target.url},
            {"stream", target.stream},
            {"region", target.region},
            {"role", target.isPrimary ? "primary" : "backup"}};
}

boost::json::object toJson(const ChannelId& channel, const identity::PublishTicket& ticket) {
    boost::json::array targets;
    for (const identity::IngestTarget& target : ticket.targets) {
        targets.push_back(toJson(target));
    }
    return {{"channel", channel.value()},
            {"ticket", ticket.ticket.token},
            {"expires_at", toRfc3339(ticket.ticket.expiresAt)},
            {"ingest", std::move(targets)}};
}

/// Who was let in with a token may have lost what it was good for since; a ticket that is signed
/// after that would outlive it.
ApiResult<void> checkMayPublish(Transaction& transaction, const Actor& actor) {
    SIGMA_TRY_ASSIGN(const auto user, store::UserTable(transaction).find(actor.principal.user));
    if (!user.isEnabled || !domain::scopesOf(user.role).contains(domain::Scope::kPublish)) {
        return ApiProblem(403, "forbidden", "you may not publish any more");
    }
    return {};
}

awaitable<Answer> createPublishTicket(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    fields.require("channel");
    const auto id = fields.text("channel", kIdRule);
    const std::string region = fields.text("region", kLabelRule).value_or("");
    SIGMA_CO_TRY(fields.finish());
    auto writing = writeOnce(
        call,
        [=, actor = call.actor,
         tickets = call.service.identity->publishTickets()](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const Channel channel, findManaged(t, actor, ChannelId(*id)));
            SIGMA_TRY(checkMayPublish(t, actor));
            SIGMA_TRY_ASSIGN(const auto nodes, store::NodeTable(t).list("", kMaxNodes));
            SIGMA_TRY_ASSIGN(const auto ticket,
                             tickets->issue(channel, actor.principal.user, nodes.items, region));
            SIGMA_TRY(audit(t, actor, identity::audit::kTicketIssued, *id));
            return jsonAnswer(201, toJson(channel.id, ticket));
        });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> createPlaybackToken(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    fields.require("channel");
    const auto id = fields.text("channel", kIdRule);
    const domain::SessionId session(fields.text("session", kIdRule).value_or(""));
    const std::chrono::seconds lifetime(
        fields.integer("expires_in", kPlaybackLifetimeRule).value_or(kDefaultPlaybackLifetime));
    SIGMA_CO_TRY(fields.finish());
    auto writing = writeOnce(
        call,
        [=, actor = call.actor,
         tokens = call.service.identity->playbackTokens()](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const Channel channel, findManaged(t, actor, ChannelId(*id)));
            SIGMA_TRY_ASSIGN(const auto token, tokens->issue(channel.id, session, lifetime));
            SIGMA_TRY(audit(t, actor, identity::audit::kPlaybackTokenIssued, *id));
            return jsonAnswer(201,
                              {{"channel", *id},
                               {"token", token.token},
                               {"expires_at", toRfc3339(token.expiresAt)},
                               {"playlist", "/live/" + *id + "/index.m3u8?token=" + token.token}});
        });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes ticketRoutes() {
    return {
        {.method = http::HttpMethod::kPost,
         .pattern = "/api/v1/publish-tickets",
         .scope = domain::Scope::kPublish,
         .handler = createPublishTicket,
         .takesBody = true,
         .answersSecret = true},
        {.method = http::HttpMethod::kPost,
         .pattern = "/api/v1/playback-tokens",
         .scope = domain::Scope::kChannelsWrite,
         .handler = createPlaybackToken,
         .takesBody = true,
         .answersSecret = true},
    };
}

}  // namespace sigma::api
