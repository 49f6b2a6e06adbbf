#include <gtest/gtest.h>

#include "core/crypto/base64.h"
#include "server/events/webhook_secret.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kNow{1'767'225'600s};

TEST(WebhookSecret, IsMadeOf32RandomBytes) {
    const std::string secret = makeWebhookSecret();
    EXPECT_TRUE(secret.starts_with("whsec_"));
    const auto key = webhookKey(secret);
    ASSERT_TRUE(key.has_value()) << key.error().context;
    EXPECT_EQ(key->size(), 32U);
    EXPECT_NE(makeWebhookSecret(), secret);
}

std::string secretOf(std::size_t bytes) {
    return "whsec_" + crypto::base64(Bytes(bytes, 7));
}

TEST(WebhookSecret, HasFrom24To64Bytes) {
    EXPECT_TRUE(webhookKey(secretOf(24)).has_value());
    EXPECT_TRUE(webhookKey(secretOf(64)).has_value());
    EXPECT_TRUE(webhookKey(secretOf(23)).has_error());
    EXPECT_TRUE(webhookKey(secretOf(65)).has_error());
}

TEST(WebhookSecret, IsNotRepeatedWhereItIsRefused) {
    for (const std::string secret : {"", "whsec_", "whpk_AAAA", "whsec_not base64 at all!"}) {
        const auto key = webhookKey(secret);
        ASSERT_TRUE(key.has_error()) << secret;
        EXPECT_EQ(key.error().code, ErrorCode::kInvalidArgument);
        EXPECT_EQ(key.error().context.find("not base64 at all"), std::string::npos);
    }
}

TEST(WebhookSecret, OverlapsWithTheOneBefore) {
    const auto secrets = withNewSecret({{"old", std::nullopt}}, "new", kNow, 24h);
    ASSERT_EQ(secrets.size(), 2U);
    EXPECT_EQ(secrets[0].secret, "new");
    EXPECT_EQ(secrets[0].expiresAt, std::nullopt);
    EXPECT_EQ(secrets[1].secret, "old");
    EXPECT_EQ(secrets[1].expiresAt, kNow + 24h);
}

TEST(WebhookSecret, IsNotKeptLongerByALaterRotation) {
    auto secrets = withNewSecret({{"first", std::nullopt}}, "second", kNow, 1h);
    secrets = withNewSecret(std::move(secrets), "third", kNow + 30min, 24h);
    ASSERT_EQ(secrets.size(), 3U);
    EXPECT_EQ(secrets[2].secret, "first");
    EXPECT_EQ(secrets[2].expiresAt, kNow + 1h);
    secrets = withNewSecret(std::move(secrets), "fourth", kNow + 2h, 24h);
    EXPECT_EQ(secrets.size(), 3U);
    EXPECT_EQ(secrets[2].secret, "second");
}

TEST(WebhookSecret, TakesThePlaceOfAllOthersWithoutAnOverlap) {
    const auto secrets = withNewSecret({{"old", std::nullopt}}, "new", kNow, 0s);
    ASSERT_EQ(secrets.size(), 1U);
    EXPECT_EQ(secrets[0].secret, "new");
}

TEST(WebhookSecret, IsOneOfAFew) {
    std::vector<domain::WebhookSecret> secrets;
    for (int count = 0; count != 20; ++count) {
        secrets = withNewSecret(std::move(secrets), std::to_string(count), kNow, 24h);
    }
    EXPECT_EQ(secrets.size(), kMaxWebhookSecrets);
    EXPECT_EQ(secrets[0].secret, "19");
}

}  // namespace
}  // namespace sigma::events
