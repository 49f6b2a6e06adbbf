#include "server/events/webhook_secret.h"

#include <algorithm>
#include <array>

#include "core/crypto/base64.h"
#include "core/crypto/secrets.h"

namespace sigma::events {
namespace {

constexpr std::string_view kPrefix = "whsec_";
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kMinKeyBytes = 24;
constexpr std::size_t kMaxKeyBytes = 64;

}  // namespace

std::string makeWebhookSecret() {
    std::array<std::uint8_t, kKeyBytes> key{};
    crypto::fillRandom(key);
    return std::string(kPrefix) + crypto::base64(key);
}

Result<Bytes> webhookKey(std::string_view secret) {
    const Error invalid{ErrorCode::kInvalidArgument,
                        "a webhook's secret is \"whsec_\" and the base64 of 24 to 64 bytes"};
    if (!secret.starts_with(kPrefix)) {
        return invalid;
    }
    auto key = crypto::fromBase64(secret.substr(kPrefix.size()));
    if (key.has_error() || key->size() < kMinKeyBytes || key->size() > kMaxKeyBytes) {
        return invalid;
    }
    return key;
}

std::vector<domain::WebhookSecret> withNewSecret(std::vector<domain::WebhookSecret> secrets,
                                                 std::string fresh, WallTime now,
                                                 std::chrono::seconds overlap) {
    for (domain::WebhookSecret& secret : secrets) {
        secret.expiresAt = std::min(secret.expiresAt.value_or(WallTime::max()), now + overlap);
    }
    std::erase_if(secrets, [&](const auto& secret) { return *secret.expiresAt <= now; });
    secrets.insert(secrets.begin(), {std::move(fresh), std::nullopt});
    if (secrets.size() > kMaxWebhookSecrets) {
        secrets.resize(kMaxWebhookSecrets);
    }
    return secrets;
}

}  // namespace sigma::events
