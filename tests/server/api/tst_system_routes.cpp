#include <gtest/gtest.h>

#include "server/store/node_table.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

class SystemRoutesTest : public testing::Test {
protected:
    ApiTestServer m_server;
};

TEST_F(SystemRoutesTest, SayHowTheServerDoes) {
    m_server.json(201, "POST", "/api/v1/channels", m_server.admin(), R"({"id":"a","title":"A"})");
    m_server.live().run(sampleSession("s1", "a"));
    const auto system = m_server.json(200, "GET", "/api/v1/system", m_server.admin());
    EXPECT_EQ(system.at("version"), "1.2.3");
    EXPECT_EQ(system.at("channels"), 1);
    EXPECT_EQ(system.at("sessions_running"), 1);
    EXPECT_EQ(system.at("database").at("state"), "ok");
}

TEST_F(SystemRoutesTest, ListTheServers) {
    m_server.write([](store::Transaction& t) {
        return store::NodeTable(t).put({"node-1", "eu", {"rtmp://a/live"}, {}, {}, {}});
    });
    const auto page = m_server.json(200, "GET", "/api/v1/nodes", m_server.admin());
    EXPECT_EQ(page.at("items").at(0).at("state"), "ready");
    EXPECT_EQ(page.at("items").at(0).at("ingest_urls").at(0), "rtmp://a/live");
}

TEST_F(SystemRoutesTest, ListWhoDidWhat) {
    for (const char* id : {"a", "b", "c"}) {
        m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                      R"({"title":"t","id":")" + std::string(id) + R"("})");
    }
    const auto first = m_server.json(200, "GET", "/api/v1/audit?limit=2", m_server.admin());
    EXPECT_EQ(first.at("items").at(0).at("target"), "c");
    EXPECT_EQ(first.at("items").at(0).at("actor_name"), "boss");
    EXPECT_EQ(first.at("items").at(0).at("remote"), "127.0.0.1");
    const std::string cursor(first.at("next_cursor").as_string());
    const auto second =
        m_server.json(200, "GET", "/api/v1/audit?limit=2&cursor=" + cursor, m_server.admin());
    EXPECT_EQ(second.at("items").at(0).at("target"), "a");
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/audit?target=b", m_server.admin())
                  .at("items")
                  .as_array()
                  .size(),
              1U);
}

TEST_F(SystemRoutesTest, AreNotForBroadcasters) {
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    for (const char* path : {"/api/v1/system", "/api/v1/nodes", "/api/v1/audit"}) {
        m_server.json(403, "GET", path, anna.token);
    }
}

}  // namespace
}  // namespace sigma::api::test
