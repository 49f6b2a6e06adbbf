#include "server/events/webhook_signer.h"

#include "core/crypto/base64.h"
#include "core/crypto/hmac.h"
#include "server/events/webhook_secret.h"

namespace sigma::events {

Result<WebhookSigner> WebhookSigner::create(const std::vector<domain::WebhookSecret>& secrets,
                                            WallTime now) {
    std::vector<Bytes> keys;
    for (const domain::WebhookSecret& secret : secrets) {
        if (secret.expiresAt && *secret.expiresAt <= now) {
            continue;
        }
        SIGMA_TRY_ASSIGN(Bytes key, webhookKey(secret.secret));
        keys.push_back(std::move(key));
    }
    if (keys.empty()) {
        return Error{ErrorCode::kInvalidArgument, "the endpoint has no secret that is in force"};
    }
    return WebhookSigner(std::move(keys));
}

std::string WebhookSigner::sign(std::string_view id, std::int64_t timestamp,
                                std::string_view body) const {
    std::string message(id);
    message += '.' + std::to_string(timestamp) + '.';
    message += body;
    const ByteSpan bytes(reinterpret_cast<const std::uint8_t*>(message.data()), message.size());
    std::string signatures;
    for (const Bytes& key : m_keys) {
        signatures += signatures.empty() ? "v1," : " v1,";
        signatures += crypto::base64(crypto::hmacSha256(key, bytes));
    }
    return signatures;
}

}  // namespace sigma::events
