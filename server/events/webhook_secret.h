#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "server/domain/webhook.h"

namespace sigma::events {

/// How many secrets an endpoint may have at a time; a further one takes the oldest one's place.
inline constexpr std::size_t kMaxWebhookSecrets = 5;

/// A new secret: "whsec_" and 32 random bytes in base64 (Standard Webhooks, symmetric).
std::string makeWebhookSecret();

/// The key that a secret stands for. Errors: kInvalidArgument, without the secret, for what is not
/// "whsec_" and the base64 of 24 to 64 bytes.
Result<Bytes> webhookKey(std::string_view secret);

/// The secrets with `fresh` as the newest one. Those in force stay so for `overlap` more, or until
/// they would have ended anyway; deliveries carry a signature by each.
std::vector<domain::WebhookSecret> withNewSecret(std::vector<domain::WebhookSecret> secrets,
                                                 std::string fresh, WallTime now,
                                                 std::chrono::seconds overlap);

}  // namespace sigma::events
