#pragma once

#include <string>
#include <string_view>

#include "core/crypto/base64.h"
#include "core/crypto/hmac.h"
#include "server/events/webhook_secret.h"

namespace sigma::test {

/// Whether any of the signatures is right, as a receiver that knows one secret finds out.
inline bool isSigned(std::string_view secret, const std::string& id, const std::string& timestamp,
                     const std::string& body, const std::string& signatures) {
    const std::string message = id + "." + timestamp + "." + body;
    const auto key = events::webhookKey(secret);
    const std::string expected =
        "v1," + crypto::base64(crypto::hmacSha256(
                    *key, {reinterpret_cast<const std::uint8_t*>(message.data()), message.size()}));
    return (' ' + signatures + ' ').find(' ' + expected + ' ') != std::string::npos;
}

}  // namespace sigma::test
