#include "server/api/delivery_routes.h"

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/cursor_keys.h"
#include "server/api/field_reader.h"
#include "server/api/json_body.h"
#include "server/api/list_page.h"
#include "server/api/read_from.h"
#include "server/api/webhook_json.h"
#include "server/api/write_once.h"
#include "server/domain/event_id.h"
#include "server/store/delivery_table.h"
#include "server/store/event_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::WebhookDelivery;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "deliveries";
/// More at once would keep the database from everybody else.
constexpr std::int64_t kMaxReplayed = 10'000;

awaitable<Answer> listDeliveries(const ApiCall& call) {
    QueryReader query(call.request.query);
    store::DeliveryFilter filter;
    filter.endpoint = query.text("webhook", kIdRule).value_or("");
    filter.event = query.text("event", kIdRule).value_or("");
    filter.state = query.oneOf<domain::DeliveryState>("state", domain::deliveryStateFrom);
    const std::size_t limit = query.limit();
    const auto position = readTimePosition(query, kList);
    SIGMA_CO_TRY(query.finish());
    std::optional<store::DeliveryPosition> after;
    if (position) {
        after = store::DeliveryPosition{position->at, position->id};
    }
    const ListForm<WebhookDelivery> form{
        kList, [](const WebhookDelivery& delivery) { return toJson(delivery); },
        [](const WebhookDelivery& delivery) {
            return keysOf({delivery.createdAt, delivery.id});
        }};
    const auto read = [=](Transaction& t) {
        return store::DeliveryTable(t).list(filter, after, limit);
    };
    auto listing = listPage(call, form, read);
    co_return co_await std::move(listing);
}

awaitable<Answer> readDelivery(const ApiCall& call) {
    auto reading = readFrom<WebhookDelivery>(
        *call.service.database,
        [id = call.parameter("delivery")](Transaction& t) -> ApiResult<WebhookDelivery> {
            SIGMA_TRY_ASSIGN(WebhookDelivery delivery, store::DeliveryTable(t).find(id));
            return delivery;
        });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const WebhookDelivery delivery, std::move(read));
    co_return jsonAnswer(200, toJson(delivery));
}

awaitable<Answer> replayDelivery(const ApiCall& call) {
    auto writing = writeOnce(
        call, [actor = call.actor, id = call.parameter("delivery")](Transaction& t) -> Answer {
            store::DeliveryTable table(t);
            SIGMA_TRY(table.replay(id, actor.now));
            SIGMA_TRY(audit(t, actor, "delivery.replayed", id));
            SIGMA_TRY_ASSIGN(const WebhookDelivery delivery, table.find(id));
            return jsonAnswer(202, toJson(delivery));
        });
    auto written = co_await std::move(writing);
    if (written.has_value()) {
        call.service.webhooks->wake();
    }
    co_return written;
}

/// The events that a range names, by their positions in the log.
struct ReplayRange {
    std::string webhook;
    std::string fromEvent;
    std::string toEvent;
};

ApiResult<ReplayRange> readRange(const boost::json::object& body) {
    FieldReader fields(body);
    for (const char* name : {"webhook", "from_event", "to_event"}) {
        fields.require(name);
    }
    ReplayRange range;
    range.webhook = fields.text("webhook", kIdRule).value_or("");
    range.fromEvent = fields.text("from_event", kIdRule).value_or("");
    range.toEvent = fields.text("to_event", kIdRule).value_or("");
    SIGMA_TRY(fields.finish());
    return range;
}

ApiResult<std::int64_t> positionOf(Transaction& t, const std::string& event, std::string field) {
    const auto found = store::EventTable(t).find(event);
    if (found.has_error() && found.error().code == ErrorCode::kNotFound) {
        return ApiProblem::ofFields(
            {{std::move(field), "not_one_of", "there is no such event in the log"}});
    }
    SIGMA_TRY(found);
    return found->position;
}

ApiResult<std::int64_t> replay(Transaction& t, const ReplayRange& range, WallTime now) {
    SIGMA_TRY_ASSIGN(const auto from, positionOf(t, range.fromEvent, "/from_event"));
    SIGMA_TRY_ASSIGN(const auto to, positionOf(t, range.toEvent, "/to_event"));
    if (to < from || to - from >= kMaxReplayed) {
        return ApiProblem::ofFields(
            {{"/to_event", "out_of_range",
              "it must be from_event or later, and " + std::to_string(kMaxReplayed) +
                  " events at most from it"}});
    }
    SIGMA_TRY_ASSIGN(const auto count,
                     store::DeliveryTable(t).replayRange(range.webhook, from, to, now));
    return count;
}

awaitable<Answer> replayDeliveries(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(const ReplayRange range, readRange(body));
    auto writing = writeOnce(call, [=, actor = call.actor](Transaction& t) -> Answer {
        SIGMA_TRY_ASSIGN(const auto count, replay(t, range, actor.now));
        SIGMA_TRY(audit(
            t, actor, "delivery.range_replayed", range.webhook,
            {{"from_event", range.fromEvent}, {"to_event", range.toEvent}, {"count", count}}));
        return jsonAnswer(202, {{"replayed", count}});
    });
    auto written = co_await std::move(writing);
    if (written.has_value()) {
        call.service.webhooks->wake();
    }
    co_return written;
}

}  // namespace

ApiRoutes deliveryRoutes() {
    using enum http::HttpMethod;
    using domain::Scope;
    return {
        {.method = kGet,
         .pattern = "/api/v1/deliveries",
         .scope = Scope::kWebhooksRead,
         .handler = listDeliveries,
         .takesQuery = true},
        {.method = kGet,
         .pattern = "/api/v1/deliveries/{delivery}",
         .scope = Scope::kWebhooksRead,
         .handler = readDelivery},
        {.method = kPost,
         .pattern = "/api/v1/deliveries/{delivery}/replay",
         .scope = Scope::kWebhooksWrite,
         .handler = replayDelivery},
        {.method = kPost,
         .pattern = "/api/v1/deliveries/replay",
         .scope = Scope::kWebhooksWrite,
         .handler = replayDeliveries,
         .takesBody = true},
    };
}

}  // namespace sigma::api
