#include "server/api/session_routes.h"

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/channel_access.h"
#include "server/api/cursor_keys.h"
#include "server/api/event_page.h"
#include "server/api/list_page.h"
#include "server/api/read_from.h"
#include "server/api/session_json.h"
#include "server/store/channel_table.h"
#include "server/store/event_table.h"
#include "server/store/session_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::ChannelId;
using domain::DomainEvent;
using domain::Session;
using domain::SessionId;
using http::HttpResponse;
using store::Page;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "sessions";
constexpr std::string_view kEventList = "session_events";

ApiProblem noSession() {
    return {404, "not_found", "there is no such session"};
}

/// The session, if the actor may see its channel. One whose channel is gone is the operators'.
ApiResult<Session> findSeen(Transaction& transaction, const Actor& actor, const SessionId& id) {
    SIGMA_TRY_ASSIGN(Session session, store::SessionTable(transaction).find(id));
    if (!actor.hasEverything() && findManaged(transaction, actor, session.channel).has_error()) {
        return noSession();
    }
    return session;
}

/// The figures of a session that runs here are newer on the live path than in the database.
Session withLiveFigures(const LiveControl& live, Session session) {
    const auto report =
        session.state == domain::SessionState::kEnded ? nullptr : live.report(session.channel);
    if (report && report->id == session.id) {
        session.media = report->media;
        session.health = report->health;
        session.input = report->input;
    }
    return session;
}

/// Who has not everything must name one channel that is their own.
ApiResult<Page<Session>> listSeen(Transaction& transaction, const Actor& actor,
                                  const store::SessionFilter& filter,
                                  const std::optional<store::SessionPosition>& after,
                                  std::size_t limit) {
    if (!actor.hasEverything()) {
        SIGMA_TRY(findManaged(transaction, actor, filter.channel));
    }
    SIGMA_TRY_ASSIGN(auto page, store::SessionTable(transaction).list(filter, after, limit));
    return page;
}

awaitable<Answer> listSessions(const ApiCall& call) {
    QueryReader query(call.request.query);
    store::SessionFilter filter;
    filter.channel = ChannelId(query.text("channel", kIdRule).value_or(""));
    filter.state = query.oneOf<domain::SessionState>("state", domain::sessionStateFrom);
    filter.from = query.time("from");
    filter.until = query.time("to");
    const std::size_t limit = query.limit();
    const auto position = readTimePosition(query, kList);
    if (!call.actor.hasEverything() && filter.channel.empty()) {
        query.fault("channel", "required", "name one of your own channels");
    }
    SIGMA_CO_TRY(query.finish());
    std::optional<store::SessionPosition> after;
    if (position) {
        after = store::SessionPosition{position->at, SessionId(position->id)};
    }
    const ListForm<Session> form{kList,
                                 [live = call.service.live](const Session& session) {
                                     return toJson(withLiveFigures(*live, session));
                                 },
                                 [](const Session& session) {
                                     return keysOf({session.createdAt, session.id.value()});
                                 }};
    const auto read = [=, actor = call.actor](Transaction& t) {
        return listSeen(t, actor, filter, after, limit);
    };
    auto listing = listPage(call, form, read);
    co_return co_await std::move(listing);
}

awaitable<ApiResult<Session>> sessionOf(const ApiCall& call) {
    auto reading = readFrom<Session>(
        *call.service.database, [actor = call.actor, id = SessionId(call.parameter("session"))](
                                    Transaction& t) { return findSeen(t, actor, id); });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(Session session, std::move(read));
    co_return withLiveFigures(*call.service.live, std::move(session));
}

awaitable<Answer> readSession(const ApiCall& call) {
    auto reading = sessionOf(call);
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const Session session, std::move(read));
    co_return jsonAnswer(200, toJson(session));
}

awaitable<Answer> readSessionHealth(const ApiCall& call) {
    auto reading = sessionOf(call);
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const Session session, std::move(read));
    co_return jsonAnswer(200, healthJson(session));
}

awaitable<Answer> listSessionEvents(const ApiCall& call) {
    QueryReader query(call.request.query);
    const std::size_t limit = query.limit();
    const std::int64_t after = readNumberPosition(query, kEventList);
    SIGMA_CO_TRY(query.finish());
    auto reading = readFrom<Page<DomainEvent>>(
        *call.service.database,
        [=, actor = call.actor, id = SessionId(call.parameter("session"))](
            Transaction& t) -> ApiResult<Page<DomainEvent>> {
            SIGMA_TRY(findSeen(t, actor, id));
            store::EventFilter filter;
            filter.session = id;
            SIGMA_TRY_ASSIGN(auto page, store::EventTable(t).list(filter, after, limit));
            return page;
        });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const auto page, std::move(read));
    co_return eventPage(page, kEventList);
}

ApiRoute reading(std::string_view pattern, ApiHandler handler, bool takesQuery) {
    return {.method = http::HttpMethod::kGet,
            .pattern = pattern,
            .scope = domain::Scope::kSessionsRead,
            .handler = std::move(handler),
            .takesQuery = takesQuery};
}

}  // namespace

ApiRoutes sessionRoutes() {
    return {reading("/api/v1/sessions", listSessions, true),
            reading("/api/v1/sessions/{session}", readSession, false),
            reading("/api/v1/sessions/{session}/health", readSessionHealth, false),
            reading("/api/v1/sessions/{session}/events", listSessionEvents, true)};
}

}  // namespace sigma::api
