#include "server/api/channel_action_routes.h"

#include "server/api/announce.h"
#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/channel_access.h"
#include "server/api/channel_json.h"
#include "server/api/write_once.h"
#include "server/domain/event_types.h"
#include "server/store/channel_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::Channel;
using domain::ChannelId;
using domain::ChannelSignal;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

HttpResponse channelAnswer(const Channel& channel) {
    return versioned(jsonAnswer(200, toJson(channel)), channel.version);
}

/// Moves the channel's state in the database; cache and stream follow the commit.
awaitable<Answer> signalChannel(const ApiCall& call, ChannelSignal signal,
                                std::string_view eventType) {
    auto writing = writeOnce(
        call,
        [=, actor = call.actor, ids = call.service.eventIds,
         id = ChannelId(call.parameter("channel"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(Channel channel, findManaged(t, actor, id));
            SIGMA_TRY_ASSIGN(const auto state, domain::next(channel.state, signal));
            SIGMA_TRY_ASSIGN(channel, store::ChannelTable(t).setState(id, state));
            SIGMA_TRY(announce(t, *ids, eventType, id, actor.now, {{"by", actor.principal.name}}));
            SIGMA_TRY(audit(t, actor, "channel." + std::string(toString(signal)), id.value()));
            return channelAnswer(channel);
        });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> startChannel(const ApiCall& call) {
    auto signalling = signalChannel(call, ChannelSignal::kStart, domain::event_type::kChannelIdle);
    auto answer = co_await std::move(signalling);
    co_return answer;
}

awaitable<Answer> stopChannel(const ApiCall& call) {
    auto signalling =
        signalChannel(call, ChannelSignal::kStop, domain::event_type::kChannelStopped);
    auto answer = co_await std::move(signalling);
    co_return answer;
}

awaitable<Answer> restartChannel(const ApiCall& call) {
    const ChannelId id(call.parameter("channel"));
    // The live path knows of a session before the database does.
    const bool hasSession = call.service.live->report(id) != nullptr;
    const auto isDone = std::make_shared<bool>(false);
    auto writing = writeOnce(call, [=, actor = call.actor](Transaction& t) -> Answer {
        SIGMA_TRY_ASSIGN(const Channel channel, findManaged(t, actor, id));
        if (channel.state != domain::ChannelState::kActive && !hasSession) {
            return ApiProblem(409, "illegal_transition",
                              "only a channel with a session can be restarted; it is " +
                                  std::string(toString(channel.state)));
        }
        SIGMA_TRY(audit(t, actor, "channel.restarted", id.value()));
        *isDone = true;
        return channelAnswer(channel);
    });
    auto written = co_await std::move(writing);
    if (written.has_value() && *isDone) {
        call.service.live->end(id, domain::EndedReason::kSuperseded, "an operator restarts it");
    }
    co_return written;
}

ApiRoute action(std::string_view pattern, ApiHandler handler) {
    return {.method = http::HttpMethod::kPost,
            .pattern = pattern,
            .scope = domain::Scope::kChannelsWrite,
            .handler = std::move(handler)};
}

}  // namespace

ApiRoutes channelActionRoutes() {
    return {action("/api/v1/channels/{channel}/start", startChannel),
            action("/api/v1/channels/{channel}/stop", stopChannel),
            action("/api/v1/channels/{channel}/restart", restartChannel)};
}

}  // namespace sigma::api
