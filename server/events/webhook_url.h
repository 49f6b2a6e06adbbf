#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/httpclient/url.h"

namespace sigma::events {

/// What the operator lets webhook URLs be.
struct WebhookUrlRules {
    bool allowsHttp = false;  ///< without TLS
};

/// A URL that webhooks may go to: https (or http, if the rules allow it), no user's name, a host
/// that is a DNS name or an address, the port 80, 443 or one from 1024 on, at most 2048 characters.
///
/// Says nothing of where the name leads: `AddressPolicy` judges that at each attempt.
/// Errors: kInvalidArgument, in words for who wrote it.
Result<httpclient::Url> parseWebhookUrl(std::string_view text, WebhookUrlRules rules);

}  // namespace sigma::events
