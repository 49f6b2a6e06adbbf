#include "server/api/webhook_json.h"

#include <boost/json/array.hpp>

#include "server/api/field_reader.h"
#include "server/api/rfc3339.h"
#include "server/domain/event_types.h"

namespace sigma::api {
namespace {

constexpr TextRule kUrlRule{1, 2048, {}};
constexpr TextRule kDescriptionRule{0, 200, {}};
constexpr TextRule kTypeRule{1, 64, {}};
constexpr std::size_t kMaxTypes = 50;

std::optional<std::string> readUrl(FieldReader& fields, events::WebhookUrlRules rules) {
    const auto url = fields.text("url", kUrlRule);
    if (url) {
        const auto parsed = events::parseWebhookUrl(*url, rules);
        if (parsed.has_error()) {
            fields.fault("url", "bad_format", parsed.error().context);
        }
    }
    return url;
}

std::optional<std::vector<std::string>> readTypes(FieldReader& fields) {
    const auto types = fields.texts("event_types", kTypeRule, kMaxTypes);
    for (std::size_t index = 0; types && index != types->size(); ++index) {
        if (!domain::isKnownEventPattern((*types)[index])) {
            fields.fault("event_types", "not_one_of",
                         "no event has the type \"" + (*types)[index] + "\"");
        }
    }
    return types;
}

}  // namespace

boost::json::object toJson(const domain::WebhookEndpoint& endpoint) {
    boost::json::array types;
    for (const std::string& type : endpoint.eventTypes) {
        types.emplace_back(type);
    }
    return {{"id", endpoint.id},
            {"url", endpoint.url},
            {"description", endpoint.description},
            {"event_types", std::move(types)},
            {"enabled", endpoint.isEnabled},
            {"disabled_reason", endpoint.disabledReason},
            {"created_at", toRfc3339(endpoint.createdAt)},
            {"updated_at", toRfc3339(endpoint.updatedAt)},
            {"version", endpoint.version}};
}

boost::json::object withSecret(const domain::WebhookEndpoint& endpoint) {
    boost::json::object json = toJson(endpoint);
    json["secret"] = endpoint.secrets.front().secret;
    return json;
}

boost::json::object toJson(const domain::WebhookDelivery& delivery) {
    return {{"id", delivery.id},
            {"webhook", delivery.endpoint},
            {"event", delivery.event},
            {"state", toString(delivery.state)},
            {"attempts", delivery.attempts},
            {"next_attempt_at", timeOrNull(delivery.nextAttemptAt)},
            {"last_status", delivery.lastStatus == 0 ? boost::json::value(nullptr)
                                                     : boost::json::value(delivery.lastStatus)},
            {"last_error", delivery.lastError},
            {"created_at", toRfc3339(delivery.createdAt)},
            {"finished_at", timeOrNull(delivery.finishedAt)}};
}

void WebhookChange::applyTo(domain::WebhookEndpoint& endpoint) const {
    endpoint.url = url.value_or(endpoint.url);
    endpoint.description = description.value_or(endpoint.description);
    endpoint.eventTypes = eventTypes.value_or(endpoint.eventTypes);
    if (isEnabled) {
        endpoint.isEnabled = *isEnabled;
        endpoint.disabledReason.clear();
    }
}

ApiResult<WebhookChange> readWebhook(const boost::json::object& body, bool isNew,
                                     events::WebhookUrlRules urls) {
    if (!isNew) {
        SIGMA_TRY(requireSomething(body));
    }
    FieldReader fields(body);
    if (isNew) {
        fields.require("url");
    }
    WebhookChange change;
    change.url = readUrl(fields, urls);
    change.description = fields.text("description", kDescriptionRule);
    change.eventTypes = readTypes(fields);
    change.isEnabled = fields.boolean("enabled");
    SIGMA_TRY(fields.finish());
    return change;
}

}  // namespace sigma::api
