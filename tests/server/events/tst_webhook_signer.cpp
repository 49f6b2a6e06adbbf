#include <gtest/gtest.h>

#include "server/events/webhook_secret.h"
#include "server/events/webhook_signer.h"
#include "tests/server/events/webhook_verification.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kNow{1'614'265'330s};
constexpr std::int64_t kTimestamp = 1'614'265'330;
const std::string kId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const std::string kBody = R"({"test": 2432232314})";
const std::string kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const std::string kSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

// The vector that the libraries of Standard Webhooks test themselves with.
TEST(WebhookSigner, MatchesThePublishedVector) {
    const auto signer = WebhookSigner::create({{kSecret, std::nullopt}}, kNow);
    ASSERT_TRUE(signer.has_value()) << signer.error().context;
    EXPECT_EQ(signer->sign(kId, kTimestamp, kBody), kSignature);
}

TEST(WebhookSigner, SignsWithEachSecretInForceNewestFirst) {
    const std::string fresh = makeWebhookSecret();
    const std::string ended = makeWebhookSecret();
    const auto signer =
        WebhookSigner::create({{fresh, std::nullopt}, {kSecret, kNow + 1s}, {ended, kNow}}, kNow);
    ASSERT_TRUE(signer.has_value()) << signer.error().context;
    const std::string signatures = signer->sign(kId, kTimestamp, kBody);
    EXPECT_TRUE(signatures.ends_with(' ' + kSignature)) << signatures;
    const std::string timestamp = std::to_string(kTimestamp);
    EXPECT_TRUE(test::isSigned(fresh, kId, timestamp, kBody, signatures));
    EXPECT_TRUE(test::isSigned(kSecret, kId, timestamp, kBody, signatures));
    EXPECT_FALSE(test::isSigned(ended, kId, timestamp, kBody, signatures));
}

TEST(WebhookSigner, SignsIdTimeAndBody) {
    const auto signer = WebhookSigner::create({{kSecret, std::nullopt}}, kNow);
    ASSERT_TRUE(signer.has_value());
    EXPECT_NE(signer->sign("msg_other", kTimestamp, kBody), kSignature);
    EXPECT_NE(signer->sign(kId, kTimestamp + 1, kBody), kSignature);
    EXPECT_NE(signer->sign(kId, kTimestamp, kBody + " "), kSignature);
}

TEST(WebhookSigner, NeedsASecretThatIsInForce) {
    EXPECT_TRUE(WebhookSigner::create({}, kNow).has_error());
    EXPECT_TRUE(WebhookSigner::create({{kSecret, kNow - 1s}}, kNow).has_error());
    EXPECT_TRUE(WebhookSigner::create({{"whsec_short", std::nullopt}}, kNow).has_error());
}

}  // namespace
}  // namespace sigma::events
