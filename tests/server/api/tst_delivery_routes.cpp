#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

constexpr const char* kDeliveries = "/api/v1/deliveries";

class DeliveryRoutesTest : public testing::Test {
protected:
    DeliveryRoutesTest() {
        m_webhook = m_server
                        .json(201, "POST", "/api/v1/webhooks", m_server.admin(),
                              R"({"url":"https://hooks.example/a"})")
                        .at("id")
                        .as_string();
        for (const char* id : {"one", "two", "three"}) {
            m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                          R"({"title":"t","id":")" + std::string(id) + R"("})");
        }
    }

    boost::json::array list(const std::string& query) {
        return m_server.json(200, "GET", kDeliveries + query, m_server.admin())
            .at("items")
            .as_array();
    }

    ApiTestServer m_server;
    boost::json::string m_webhook;
};

TEST_F(DeliveryRoutesTest, ListWhatIsOnItsWay) {
    EXPECT_EQ(list("").size(), 3U);
    EXPECT_EQ(list("?state=pending&webhook=" + std::string(m_webhook)).size(), 3U);
    EXPECT_EQ(list("?state=dead").size(), 0U);
    EXPECT_EQ(list("?webhook=whk_none").size(), 0U);
    const auto page = m_server.json(200, "GET", "/api/v1/deliveries?limit=2", m_server.admin());
    const std::string cursor(page.at("next_cursor").as_string());
    EXPECT_EQ(list("?limit=2&cursor=" + cursor).size(), 1U);
}

TEST_F(DeliveryRoutesTest, DeliverOneOnceMore) {
    const std::string path = kDeliveries + ("/" + std::string(list("").at(0).at("id").as_string()));
    EXPECT_EQ(m_server.json(200, "GET", path, m_server.admin()).at("webhook"), m_webhook);
    EXPECT_EQ(m_server.json(202, "POST", path + "/replay", m_server.admin()).at("state"),
              "pending");
    EXPECT_EQ(m_server.webhooks().wakes, 1);
    m_server.json(404, "POST", "/api/v1/deliveries/dlv_none/replay", m_server.admin());
    m_server.json(404, "GET", "/api/v1/deliveries/dlv_none", m_server.admin());
}

TEST_F(DeliveryRoutesTest, DeliverARangeOnceMore) {
    const auto events =
        m_server.json(200, "GET", "/api/v1/events", m_server.admin()).at("items").as_array();
    const auto range = [&](std::size_t from, std::size_t to) {
        return boost::json::serialize(boost::json::value{{"webhook", m_webhook},
                                                         {"from_event", events.at(from).at("id")},
                                                         {"to_event", events.at(to).at("id")}});
    };
    EXPECT_EQ(m_server.json(202, "POST", "/api/v1/deliveries/replay", m_server.admin(), range(0, 1))
                  .at("replayed"),
              2);
    m_server.json(422, "POST", "/api/v1/deliveries/replay", m_server.admin(), range(2, 0));
    m_server.json(422, "POST", "/api/v1/deliveries/replay", m_server.admin(),
                  R"({"webhook":"w","from_event":"evt_1","to_event":"evt_2"})");
}

}  // namespace
}  // namespace sigma::api::test
