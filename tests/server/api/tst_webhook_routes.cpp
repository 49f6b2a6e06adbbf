#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

constexpr const char* kWebhooks = "/api/v1/webhooks";

class WebhookRoutesTest : public testing::Test {
protected:
    boost::json::value create() {
        return m_server.json(201, "POST", kWebhooks, m_server.admin(),
                             R"({"url":"https://hooks.example/a","event_types":["channel.*"]})");
    }
    static std::string pathOf(const boost::json::value& webhook) {
        return "/api/v1/webhooks/" + std::string(webhook.at("id").as_string());
    }

    ApiTestServer m_server;
};

TEST_F(WebhookRoutesTest, ShowTheSecretToWhoMadeIt) {
    const auto made = create();
    const std::string secret(made.at("secret").as_string());
    EXPECT_TRUE(secret.starts_with("whsec_"));
    EXPECT_EQ(m_server.call("GET", pathOf(made), m_server.admin()).body.find(secret),
              std::string::npos);
    EXPECT_EQ(m_server.call("GET", kWebhooks, m_server.admin()).body.find(secret),
              std::string::npos);
}

TEST_F(WebhookRoutesTest, RefuseAddressesThatMayNotBeReached) {
    const auto problem = m_server.json(422, "POST", kWebhooks, m_server.admin(),
                                       R"({"url":"https://refused.example/"})");
    EXPECT_EQ(problem.at("field"), "/url");
    m_server.json(422, "PATCH", pathOf(create()), m_server.admin(),
                  R"({"url":"https://refused.example/"})");
}

TEST_F(WebhookRoutesTest, ChangeAndDelete) {
    const std::string path = pathOf(create());
    const auto changed =
        m_server.json(200, "PATCH", path, m_server.admin(),
                      R"({"enabled":false,"description":"mine"})", {"If-Match: \"1\""});
    EXPECT_EQ(changed.at("enabled"), false);
    EXPECT_EQ(changed.at("version"), 2);
    m_server.json(412, "PATCH", path, m_server.admin(), R"({"enabled":true})", {"If-Match: \"1\""});
    EXPECT_EQ(m_server.webhooks().wakes, 1);
    EXPECT_EQ(m_server.call("GET", path, m_server.admin(), "", {"If-None-Match: \"2\""}).status,
              304);
    EXPECT_EQ(m_server.call("DELETE", path, m_server.admin()).status, 204);
    m_server.json(404, "GET", path, m_server.admin());
}

TEST_F(WebhookRoutesTest, RotateTheSecret) {
    const auto made = create();
    const auto rotated = m_server.json(200, "POST", pathOf(made) + "/rotate-secret",
                                       m_server.admin(), R"({"overlap":60})");
    EXPECT_NE(rotated.at("secret"), made.at("secret"));
    m_server.json(404, "POST", "/api/v1/webhooks/whk_none/rotate-secret", m_server.admin());
}

TEST_F(WebhookRoutesTest, SendATestToOneEndpointAlone) {
    const auto made = create();
    create();
    const auto delivery = m_server.json(202, "POST", pathOf(made) + "/test", m_server.admin(), "",
                                        {"Idempotency-Key: 7"});
    EXPECT_EQ(delivery.at("webhook"), made.at("id"));
    EXPECT_EQ(delivery.at("state"), "pending");
    EXPECT_EQ(m_server.json(202, "POST", pathOf(made) + "/test", m_server.admin(), "",
                            {"Idempotency-Key: 7"}),
              delivery);
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/deliveries", m_server.admin()).at("items"),
              (boost::json::array{delivery}));
    EXPECT_THAT(m_server.eventTypes(), testing::Contains("webhook.test").Times(1));
    EXPECT_THAT(m_server.auditedActions(), testing::Contains("webhook.tested").Times(1));
}

TEST_F(WebhookRoutesTest, SendNoTestToADisabledEndpoint) {
    const std::string path = pathOf(create());
    m_server.json(200, "PATCH", path, m_server.admin(), R"({"enabled":false})");
    EXPECT_EQ(m_server.json(409, "POST", path + "/test", m_server.admin()).at("code"),
              "webhook_disabled");
    m_server.json(404, "POST", "/api/v1/webhooks/whk_none/test", m_server.admin());
}

TEST_F(WebhookRoutesTest, AreNotForBroadcasters) {
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    m_server.json(403, "GET", kWebhooks, anna.token);
}

}  // namespace
}  // namespace sigma::api::test
