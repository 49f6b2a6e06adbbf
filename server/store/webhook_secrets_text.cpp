#include "server/store/webhook_secrets_text.h"

#include <boost/json.hpp>

#include "server/store/value.h"

namespace sigma::store {
namespace {

namespace json = boost::json;

std::optional<domain::WebhookSecret> readSecret(const json::value& value) {
    const json::object* object = value.if_object();
    const json::value* secret = object == nullptr ? nullptr : object->if_contains("secret");
    if (secret == nullptr || !secret->is_string()) {
        return std::nullopt;
    }
    domain::WebhookSecret read;
    read.secret = secret->get_string();
    if (const json::value* expiry = object->if_contains("expires_at")) {
        if (!expiry->is_int64()) {
            return std::nullopt;
        }
        read.expiresAt = WallTime(std::chrono::microseconds(expiry->get_int64()));
    }
    return read;
}

}  // namespace

std::string writeWebhookSecrets(const std::vector<domain::WebhookSecret>& secrets) {
    json::array array;
    for (const domain::WebhookSecret& secret : secrets) {
        json::object object{{"secret", secret.secret}};
        if (secret.expiresAt) {
            object["expires_at"] = std::get<long long>(toValue(*secret.expiresAt));
        }
        array.push_back(std::move(object));
    }
    return json::serialize(array);
}

Result<std::vector<domain::WebhookSecret>> readWebhookSecrets(std::string_view text) {
    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    const json::array* array = error ? nullptr : value.if_array();
    if (array == nullptr) {
        return Error{ErrorCode::kInvalidData, "webhook secrets are no JSON array"};
    }
    std::vector<domain::WebhookSecret> secrets;
    for (const json::value& each : *array) {
        auto secret = readSecret(each);
        if (!secret) {
            return Error{ErrorCode::kInvalidData, "a webhook secret is not as it was written"};
        }
        secrets.push_back(std::move(*secret));
    }
    return secrets;
}

}  // namespace sigma::store
