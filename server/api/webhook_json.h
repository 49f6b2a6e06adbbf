#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "server/api/api_result.h"
#include "server/domain/webhook.h"
#include "server/events/webhook_url.h"

namespace sigma::api {

/// Everything but the secrets.
boost::json::object toJson(const domain::WebhookEndpoint& endpoint);
/// With its newest secret, for who has just made it.
boost::json::object withSecret(const domain::WebhookEndpoint& endpoint);

boost::json::object toJson(const domain::WebhookDelivery& delivery);

/// The fields of an endpoint that a request gives. What is not there is to stay as it is.
struct WebhookChange {
    std::optional<std::string> url;
    std::optional<std::string> description;
    std::optional<std::vector<std::string>> eventTypes;
    std::optional<bool> isEnabled;

    void applyTo(domain::WebhookEndpoint& endpoint) const;
};

/// Errors: 422 with every field at fault.
ApiResult<WebhookChange> readWebhook(const boost::json::object& body, bool isNew,
                                     events::WebhookUrlRules urls);

}  // namespace sigma::api
