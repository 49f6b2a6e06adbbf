#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"

namespace sigma::domain {

/// What deliveries are signed with (Standard Webhooks, symmetric). Never logged.
struct WebhookSecret {
    std::string secret;                 ///< "whsec_" and the base64 of 24 to 64 bytes
    std::optional<WallTime> expiresAt;  ///< set when a newer one has taken its place

    friend bool operator==(const WebhookSecret&, const WebhookSecret&) = default;
};

/// Where events are sent.
struct WebhookEndpoint {
    std::string id;  ///< "whk_..."
    std::string url;
    std::string description;
    std::vector<std::string> eventTypes;  ///< exact, or "session.*"; empty: all
    std::vector<WebhookSecret> secrets;   ///< newest first
    bool isEnabled = true;
    std::string disabledReason;  ///< in words, when the server disabled it
    WallTime createdAt;
    WallTime updatedAt;
    std::int64_t version = 1;

    friend bool operator==(const WebhookEndpoint&, const WebhookEndpoint&) = default;
};

enum class DeliveryState { kPending, kDelivered, kDead };

/// "pending", "delivered", "dead".
std::string_view toString(DeliveryState state);
std::optional<DeliveryState> deliveryStateFrom(std::string_view name);

/// One event on its way to one endpoint.
struct WebhookDelivery {
    std::string id;  ///< "dlv_..."
    std::string endpoint;
    std::string event;  ///< its id, which is also the `webhook-id` of every attempt
    DeliveryState state = DeliveryState::kPending;
    std::int32_t attempts = 0;
    std::optional<WallTime> nextAttemptAt;
    std::int32_t lastStatus = 0;  ///< of HTTP; 0: there was no answer
    std::string lastError;        ///< why the last attempt failed, in words
    WallTime createdAt;
    std::optional<WallTime> finishedAt;

    friend bool operator==(const WebhookDelivery&, const WebhookDelivery&) = default;
};

}  // namespace sigma::domain
