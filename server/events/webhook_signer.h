#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "server/domain/webhook.h"

namespace sigma::events {

/// Signs deliveries with an endpoint's secrets (Standard Webhooks 1.0, "Signature scheme").
///
/// Thread: any.
class WebhookSigner {
public:
    /// With those of the secrets that are in force at `now`. Errors: kInvalidArgument where there
    /// is none, or one of them is no webhook secret.
    static Result<WebhookSigner> create(const std::vector<domain::WebhookSecret>& secrets,
                                        WallTime now);

    /// The value of `webhook-signature`: for each secret, newest first, "v1," and the base64 of
    /// HMAC-SHA256 over "id.timestamp.body"; with spaces between. `timestamp` is in Unix seconds.
    std::string sign(std::string_view id, std::int64_t timestamp, std::string_view body) const;

private:
    explicit WebhookSigner(std::vector<Bytes> keys) : m_keys(std::move(keys)) {}

    std::vector<Bytes> m_keys;
};

}  // namespace sigma::events
