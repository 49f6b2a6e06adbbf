#include <gtest/gtest.h>

#include "server/store/webhook_secrets_text.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

TEST(WebhookSecretsText, ReadsWhatItHasWritten) {
    const std::vector<domain::WebhookSecret> secrets = {{"whsec_new", std::nullopt},
                                                        {"whsec_old", test::at(9)}};
    EXPECT_EQ(readWebhookSecrets(writeWebhookSecrets(secrets)).value(), secrets);
}

TEST(WebhookSecretsText, RefusesOthersWithoutSayingThem) {
    for (const char* text : {"", "{}", "[\"hush\"]", R"([{"secret":1}])",
                             R"([{"secret":"hush","expires_at":"hush"}])"}) {
        const auto secrets = readWebhookSecrets(text);
        ASSERT_TRUE(secrets.has_error()) << text;
        EXPECT_EQ(secrets.error().context.find("hush"), std::string::npos);
    }
}

}  // namespace
}  // namespace sigma::store
