#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "server/domain/webhook.h"

namespace sigma::store {

/// An endpoint's secrets as one column keeps them: a JSON array of {secret, expires_at}, times as
/// everywhere in the database.
std::string writeWebhookSecrets(const std::vector<domain::WebhookSecret>& secrets);
/// Errors: kInvalidData, without the secrets.
Result<std::vector<domain::WebhookSecret>> readWebhookSecrets(std::string_view text);

}  // namespace sigma::store
