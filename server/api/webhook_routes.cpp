#include "server/api/webhook_routes.h"

#include <boost/json/serialize.hpp>

#include "core/crypto/secrets.h"
#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/entity_tag.h"
#include "server/api/field_reader.h"
#include "server/api/id_list.h"
#include "server/api/json_body.h"
#include "server/api/read_from.h"
#include "server/api/webhook_json.h"
#include "server/api/write_once.h"
#include "server/domain/event_types.h"
#include "server/events/webhook_secret.h"
#include "server/store/delivery_table.h"
#include "server/store/event_table.h"
#include "server/store/webhook_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::WebhookEndpoint;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "webhooks";
constexpr std::size_t kIdLength = 12;
constexpr IntegerRule kOverlapRule{0, 7 * 24 * 3600};
constexpr std::int64_t kDefaultOverlap = 24 * 3600;

awaitable<Answer> listWebhooks(const ApiCall& call) {
    const ListForm<WebhookEndpoint> form{
        kList, [](const WebhookEndpoint& endpoint) { return toJson(endpoint); },
        [](const WebhookEndpoint& endpoint) { return std::vector<std::string>{endpoint.id}; }};
    const auto read = [](Transaction& t, const std::string& after, std::size_t limit) {
        return store::WebhookTable(t).list(after, limit);
    };
    auto listing = listById(call, form, read);
    co_return co_await std::move(listing);
}

/// Where the URL leads is judged before anything is kept, and once more at each delivery.
awaitable<ApiResult<void>> admitUrl(const ApiCall& call, const WebhookChange& change) {
    if (change.url) {
        auto admitting = call.service.webhooks->admit(*change.url);
        const auto admitted = co_await std::move(admitting);
        if (admitted.has_error()) {
            co_return ApiProblem::ofFields({{"/url", "not_allowed", admitted.error().context}});
        }
    }
    co_return ApiResult<void>();
}

WebhookEndpoint newEndpoint(const WebhookChange& change, WallTime now) {
    WebhookEndpoint endpoint;
    endpoint.id = "whk_" + crypto::randomToken(kIdLength);
    endpoint.secrets.push_back({events::makeWebhookSecret(), std::nullopt});
    endpoint.createdAt = now;
    endpoint.updatedAt = now;
    change.applyTo(endpoint);
    return endpoint;
}

awaitable<Answer> createWebhook(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(const WebhookChange change,
                        readWebhook(body, true, call.service.webhookUrls));
    auto admitting = admitUrl(call, change);
    auto admitted = co_await std::move(admitting);
    SIGMA_CO_TRY(std::move(admitted));
    const WebhookEndpoint endpoint = newEndpoint(change, call.actor.now);
    auto writing = writeOnce(call, [=, actor = call.actor](Transaction& t) -> Answer {
        SIGMA_TRY(store::WebhookTable(t).insert(endpoint));
        SIGMA_TRY(audit(t, actor, "webhook.created", endpoint.id, {{"url", endpoint.url}}));
        return versioned(created("/api/v1/webhooks/" + endpoint.id, withSecret(endpoint)),
                         endpoint.version);
    });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> readWebhookEndpoint(const ApiCall& call) {
    auto reading = readFrom<WebhookEndpoint>(
        *call.service.database,
        [id = call.parameter("webhook")](Transaction& t) -> ApiResult<WebhookEndpoint> {
            SIGMA_TRY_ASSIGN(WebhookEndpoint endpoint, store::WebhookTable(t).find(id));
            return endpoint;
        });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const WebhookEndpoint endpoint, std::move(read));
    co_return versionedAnswer(call.request, toJson(endpoint), endpoint.version);
}

ApiResult<WebhookEndpoint> findMatching(Transaction& t, const std::string& id,
                                        const std::string& ifMatch) {
    SIGMA_TRY_ASSIGN(WebhookEndpoint endpoint, store::WebhookTable(t).find(id));
    if (!matchesIfMatch(ifMatch, endpoint.version)) {
        return ApiProblem(412, "precondition_failed", "the endpoint has changed meanwhile");
    }
    return endpoint;
}

awaitable<Answer> updateWebhook(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(const WebhookChange change,
                        readWebhook(body, false, call.service.webhookUrls));
    auto admitting = admitUrl(call, change);
    auto admitted = co_await std::move(admitting);
    SIGMA_CO_TRY(std::move(admitted));
    auto writing = writeOnce(
        call,
        [=, actor = call.actor, id = call.parameter("webhook"),
         ifMatch = std::string(call.request.headers.value("If-Match"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(WebhookEndpoint endpoint, findMatching(t, id, ifMatch));
            change.applyTo(endpoint);
            endpoint.updatedAt = actor.now;
            SIGMA_TRY_ASSIGN(endpoint, store::WebhookTable(t).update(std::move(endpoint)));
            SIGMA_TRY(audit(t, actor, "webhook.updated", id,
                            {{"url", endpoint.url}, {"enabled", endpoint.isEnabled}}));
            return versioned(jsonAnswer(200, toJson(endpoint)), endpoint.version);
        });
    auto written = co_await std::move(writing);
    if (written.has_value()) {
        call.service.webhooks->wake();
    }
    co_return written;
}

awaitable<Answer> deleteWebhook(const ApiCall& call) {
    auto writing = writeOnce(
        call,
        [actor = call.actor, id = call.parameter("webhook"),
         ifMatch = std::string(call.request.headers.value("If-Match"))](Transaction& t) -> Answer {
            SIGMA_TRY(findMatching(t, id, ifMatch));
            SIGMA_TRY(store::WebhookTable(t).remove(id));
            SIGMA_TRY(audit(t, actor, "webhook.deleted", id));
            return noContent();
        });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> rotateSecret(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    const std::chrono::seconds overlap(
        fields.integer("overlap", kOverlapRule).value_or(kDefaultOverlap));
    SIGMA_CO_TRY(fields.finish());
    auto writing = writeOnce(
        call, [=, actor = call.actor, id = call.parameter("webhook")](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(WebhookEndpoint endpoint, findMatching(t, id, ""));
            endpoint.secrets = events::withNewSecret(
                std::move(endpoint.secrets), events::makeWebhookSecret(), actor.now, overlap);
            endpoint.updatedAt = actor.now;
            SIGMA_TRY_ASSIGN(endpoint, store::WebhookTable(t).update(std::move(endpoint)));
            SIGMA_TRY(audit(t, actor, "webhook.secret_rotated", id));
            return versioned(jsonAnswer(200, withSecret(endpoint)), endpoint.version);
        });
    auto written = co_await std::move(writing);
    co_return written;
}

domain::DomainEvent testEvent(const std::string& endpoint, std::string id, WallTime now) {
    domain::DomainEvent event;
    event.id = std::move(id);
    event.type = domain::event_type::kWebhookTest;
    event.at = now;
    event.data = boost::json::serialize(boost::json::object{{"endpoint_id", endpoint}});
    return event;
}

awaitable<Answer> testWebhook(const ApiCall& call) {
    auto writing = writeOnce(
        call,
        [actor = call.actor, ids = call.service.eventIds,
         id = call.parameter("webhook")](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const WebhookEndpoint endpoint, store::WebhookTable(t).find(id));
            if (!endpoint.isEnabled) {
                return ApiProblem(409, "webhook_disabled",
                                  "the endpoint is disabled: nothing is delivered to it");
            }
            SIGMA_TRY_ASSIGN(
                const auto delivery,
                store::EventTable(t).appendFor(id, testEvent(id, ids->next(actor.now), actor.now)));
            SIGMA_TRY(audit(t, actor, "webhook.tested", id));
            SIGMA_TRY_ASSIGN(const auto queued, store::DeliveryTable(t).find(delivery));
            return jsonAnswer(202, toJson(queued));
        });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes webhookRoutes() {
    using enum http::HttpMethod;
    using domain::Scope;
    constexpr std::string_view kAll = "/api/v1/webhooks";
    constexpr std::string_view kOne = "/api/v1/webhooks/{webhook}";
    return {
        {.method = kGet,
         .pattern = kAll,
         .scope = Scope::kWebhooksRead,
         .handler = listWebhooks,
         .takesQuery = true},
        {.method = kPost,
         .pattern = kAll,
         .scope = Scope::kWebhooksWrite,
         .handler = createWebhook,
         .takesBody = true,
         .answersSecret = true},
        {.method = kGet,
         .pattern = kOne,
         .scope = Scope::kWebhooksRead,
         .handler = readWebhookEndpoint},
        {.method = kPatch,
         .pattern = kOne,
         .scope = Scope::kWebhooksWrite,
         .handler = updateWebhook,
         .takesBody = true},
        {.method = kDelete,
         .pattern = kOne,
         .scope = Scope::kWebhooksWrite,
         .handler = deleteWebhook},
        {.method = kPost,
         .pattern = "/api/v1/webhooks/{webhook}/rotate-secret",
         .scope = Scope::kWebhooksWrite,
         .handler = rotateSecret,
         .takesBody = true,
         .answersSecret = true},
        {.method = kPost,
         .pattern = "/api/v1/webhooks/{webhook}/test",
         .scope = Scope::kWebhooksWrite,
         .handler = testWebhook},
    };
}

}  // namespace sigma::api
