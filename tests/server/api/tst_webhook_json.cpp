#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/webhook_json.h"

namespace sigma::api {
namespace {

boost::json::object objectOf(std::string_view text) {
    return boost::json::parse(text).as_object();
}

TEST(WebhookJson, ShowsItsSecretOnlyWhenAskedTo) {
    domain::WebhookEndpoint endpoint;
    endpoint.secrets = {{"whsec_new", {}}, {"whsec_old", WallTime()}};
    EXPECT_EQ(boost::json::serialize(toJson(endpoint)).find("whsec"), std::string::npos);
    EXPECT_EQ(withSecret(endpoint).at("secret"), "whsec_new");
}

TEST(WebhookJson, SaysHowADeliveryWent) {
    domain::WebhookDelivery delivery;
    delivery.lastStatus = 0;
    EXPECT_TRUE(toJson(delivery).at("last_status").is_null());
    delivery.lastStatus = 503;
    delivery.state = domain::DeliveryState::kDead;
    EXPECT_EQ(toJson(delivery).at("last_status"), 503);
    EXPECT_EQ(toJson(delivery).at("state"), "dead");
}

TEST(WebhookJson, EnablingAnEndpointClearsWhyItWasDisabled) {
    domain::WebhookEndpoint endpoint;
    endpoint.isEnabled = false;
    endpoint.disabledReason = "it answered 410";
    endpoint.description = "mine";
    readWebhook(objectOf(R"({"enabled":true})"), false, {})->applyTo(endpoint);
    EXPECT_TRUE(endpoint.isEnabled);
    EXPECT_EQ(endpoint.disabledReason, "");
    EXPECT_EQ(endpoint.description, "mine");
}

class BadWebhooks : public testing::TestWithParam<const char*> {};

TEST_P(BadWebhooks, AreRefused) {
    EXPECT_EQ(readWebhook(objectOf(GetParam()), true, {}).error().status, 422U);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadWebhooks,
    testing::Values("{}", R"({"url":"ftp://a.example/"})", R"({"url":"http://a.example/"})",
                    R"({"url":"https://user@a.example/"})",
                    R"({"url":"https://a.example/","secret":"x"})",
                    R"({"url":"https://a.example/","event_types":["session.nothing"]})",
                    R"({"url":"https://a.example/","event_types":"session.*"})"));

}  // namespace
}  // namespace sigma::api
