#include "server/api/event_routes.h"

#include <boost/asio/this_coro.hpp>

#include "server/api/api_service.h"
#include "server/api/cursor_keys.h"
#include "server/api/event_page.h"
#include "server/api/event_stream.h"
#include "server/domain/event_types.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using http::HttpResponse;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "events";
constexpr std::string_view kLastEventId = "Last-Event-ID";
constexpr TextRule kTypeRule{1, 64, "abcdefghijklmnopqrstuvwxyz_.*"};

struct EventQuery {
    store::EventFilter filter;
    std::size_t limit = 0;
    std::int64_t position = 0;
    std::optional<std::string> afterId;
    bool wantsStream = false;
};

bool acceptsEventStream(const http::HttpRequest& request) {
    return request.headers.value("Accept").find("text/event-stream") != std::string_view::npos;
}

/// Last-Event-ID counts before `after`: it is what a browser adds when it comes back.
ApiResult<std::optional<std::string>> lastEventId(const http::HttpRequest& request,
                                                  std::optional<std::string> after) {
    const std::string_view field = request.headers.value(kLastEventId);
    const auto id = field.empty() ? after : std::optional<std::string>(field);
    if (id && !domain::isEventId(*id)) {
        return ApiProblem::ofFields({{field.empty() ? "after" : std::string(kLastEventId),
                                      "bad_format", "it is not the id of an event"}});
    }
    return id;
}

ApiResult<EventQuery> readQuery(const http::HttpRequest& request) {
    QueryReader query(request.query);
    EventQuery wanted;
    wanted.filter.channel = domain::ChannelId(query.text("channel", kIdRule).value_or(""));
    wanted.filter.type = query.text("type", kTypeRule).value_or("");
    if (!wanted.filter.type.empty() && !domain::isKnownEventPattern(wanted.filter.type)) {
        query.fault("type", "not_one_of", "no event has such a type");
    }
    wanted.limit = query.limit();
    wanted.position = readNumberPosition(query, kList);
    const auto after = query.text("after", kIdRule);
    SIGMA_TRY(query.finish());
    SIGMA_TRY_ASSIGN(wanted.afterId, lastEventId(request, after));
    wanted.wantsStream = acceptsEventStream(request);
    return wanted;
}

/// As long as an access token is good: a stream must not outlive what let it in by much.
constexpr std::chrono::minutes kLongestStream{15};

ApiProblem unknownEvent() {
    return {422, "unknown_event", "the event to go on behind is not, or no longer, in the log"};
}

awaitable<Answer> follow(const ApiCall& call, const EventQuery& wanted,
                         std::optional<std::int64_t> after) {
    auto executor = co_await boost::asio::this_coro::executor;
    auto subscription = call.service.events->follow(executor, wanted.filter, after);
    co_return HttpResponse::streamed(
        "text/event-stream",
        std::make_shared<EventStream>(std::move(subscription),
                                      call.service.clock->steadyNow() + kLongestStream));
}

awaitable<Answer> listEvents(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(EventQuery wanted, readQuery(call.request));
    std::optional<std::int64_t> after;
    if (wanted.afterId) {
        auto finding = call.service.events->positionOf(*wanted.afterId);
        const auto position = co_await std::move(finding);
        if (position.has_error() && position.error().code == ErrorCode::kNotFound) {
            co_return unknownEvent();
        }
        SIGMA_CO_TRY_ASSIGN(after, position);
        wanted.position = *after;
    }
    if (wanted.wantsStream) {
        auto following = follow(call, wanted, after);
        auto answer = co_await std::move(following);
        co_return answer;
    }
    auto listing = call.service.events->list(wanted.filter, wanted.position, wanted.limit);
    auto listed = co_await std::move(listing);
    SIGMA_CO_TRY_ASSIGN(const auto page, std::move(listed));
    co_return eventPage(page, kList);
}

}  // namespace

ApiRoutes eventRoutes() {
    return {{.method = http::HttpMethod::kGet,
             .pattern = "/api/v1/events",
             .scope = domain::Scope::kEventsRead,
             .handler = listEvents,
             .takesQuery = true}};
}

}  // namespace sigma::api
