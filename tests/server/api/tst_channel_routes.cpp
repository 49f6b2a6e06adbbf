#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr const char* kChannels = "/api/v1/channels";
constexpr const char* kCamera = "/api/v1/channels/camera";

class ChannelRoutesTest : public testing::Test {
protected:
    boost::json::value create(const std::string& id, const std::string& token) {
        return m_server.json(201, "POST", kChannels, token,
                             R"({"id":")" + id + R"(","title":"A camera"})");
    }

    ApiTestServer m_server;
};

TEST_F(ChannelRoutesTest, CreateAChannelThatCanBePublishedToAtOnce) {
    const HttpReply reply = m_server.call("POST", kChannels, m_server.admin(),
                                          R"({"id":"camera","title":"<b>A camera</b>"})");
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(reply.header("location"), kCamera);
    EXPECT_EQ(reply.header("etag"), "\"1\"");
    const auto cached = m_server.service().channels->find("camera");
    ASSERT_NE(cached, nullptr);
    EXPECT_EQ(m_server.service().channels->findByStreamKey(cached->currentKey().secret), cached);
    EXPECT_EQ(reply.body.find(cached->currentKey().secret), std::string::npos);
    EXPECT_THAT(m_server.eventTypes(), ElementsAre("channel.created"));
    EXPECT_THAT(m_server.auditedActions(), ElementsAre("channel.created"));
}

TEST_F(ChannelRoutesTest, MakeUpAnIdThatIsNotGiven) {
    const auto channel =
        m_server.json(201, "POST", kChannels, m_server.admin(), R"({"title":"A camera"})");
    EXPECT_EQ(channel.at("id").as_string().size(), 12U);
}

TEST_F(ChannelRoutesTest, RefuseAnIdThatIsTaken) {
    create("camera", m_server.admin());
    const auto problem = m_server.json(409, "POST", kChannels, m_server.admin(),
                                       R"({"id":"camera","title":"Another"})");
    EXPECT_EQ(problem.at("field"), "/id");
}

TEST_F(ChannelRoutesTest, RefuseAnOwnerWhoIsNobody) {
    const auto problem = m_server.json(422, "POST", kChannels, m_server.admin(),
                                       R"({"title":"A camera","owner":"usr_nobody"})");
    EXPECT_EQ(problem.at("field"), "/owner");
}

TEST_F(ChannelRoutesTest, ChangeAChannelAtOnce) {
    create("camera", m_server.admin());
    const auto changed =
        m_server.json(200, "PATCH", kCamera, m_server.admin(), R"({"title":"New","priority":5})");
    EXPECT_EQ(changed.at("title"), "New");
    EXPECT_EQ(changed.at("version"), 2);
    EXPECT_EQ(m_server.service().channels->find("camera")->title, "New");
    EXPECT_THAT(m_server.eventTypes(), ElementsAre("channel.created", "channel.updated"));
}

TEST_F(ChannelRoutesTest, HonourWhatTheClientKnows) {
    create("camera", m_server.admin());
    EXPECT_EQ(m_server.call("GET", kCamera, m_server.admin(), "", {"If-None-Match: \"1\""}).status,
              304);
    m_server.json(200, "PATCH", kCamera, m_server.admin(), R"({"title":"a"})", {"If-Match: \"1\""});
    m_server.json(412, "PATCH", kCamera, m_server.admin(), R"({"title":"b"})", {"If-Match: \"1\""});
    m_server.json(412, "DELETE", kCamera, m_server.admin(), "", {"If-Match: \"1\""});
    EXPECT_EQ(m_server.call("GET", kCamera, m_server.admin(), "", {"If-None-Match: \"1\""}).status,
              200);
    m_server.json(422, "PATCH", kCamera, m_server.admin(), "{}");
}

TEST_F(ChannelRoutesTest, DeleteAChannelAndItsStream) {
    create("camera", m_server.admin());
    EXPECT_EQ(m_server.call("DELETE", kCamera, m_server.admin()).status, 204);
    m_server.json(404, "GET", kCamera, m_server.admin());
    m_server.json(404, "DELETE", kCamera, m_server.admin());
    EXPECT_EQ(m_server.service().channels->find("camera"), nullptr);
    EXPECT_THAT(m_server.eventTypes(), Contains("channel.deleted"));
}

TEST_F(ChannelRoutesTest, GiveNobodyTheIdOfAnothersChannelWhileItsSessionsAreKept) {
    create("camera", m_server.admin());
    EXPECT_EQ(m_server.call("DELETE", kCamera, m_server.admin()).status, 204);
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    const auto refused = m_server.json(409, "POST", "/api/v1/channels", anna.token,
                                       R"({"id":"camera","title":"Mine now"})");
    EXPECT_EQ(refused.at("code"), "id_retired");
    EXPECT_EQ(refused.at("errors").at(0).at("field"), "/id");
    EXPECT_THAT(std::string(refused.at("detail").as_string()), testing::HasSubstr("was deleted"));
}

TEST_F(ChannelRoutesTest, ShowBroadcastersTheirOwnOnly) {
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    const auto ben = m_server.somebody("ben", domain::Role::kBroadcaster);
    create("annas", anna.token);
    create("operators", m_server.admin());
    EXPECT_EQ(m_server.json(200, "GET", kChannels, anna.token).at("items").as_array().size(), 1U);
    EXPECT_EQ(m_server.json(200, "GET", kChannels, ben.token).at("items").as_array().size(), 0U);
    EXPECT_EQ(m_server.json(200, "GET", kChannels, m_server.admin()).at("items").as_array().size(),
              2U);
    for (const char* method : {"GET", "DELETE"}) {
        m_server.json(404, method, "/api/v1/channels/annas", ben.token);
        m_server.json(404, method, "/api/v1/channels/operators", anna.token);
    }
    m_server.json(404, "PATCH", "/api/v1/channels/annas", ben.token, R"({"title":"mine"})");
}

TEST_F(ChannelRoutesTest, ListPageByPage) {
    for (const char* id : {"c", "a", "b"}) {
        create(id, m_server.admin());
    }
    const auto first = m_server.json(200, "GET", "/api/v1/channels?limit=2", m_server.admin());
    EXPECT_EQ(first.at("items").at(0).at("id"), "a");
    EXPECT_EQ(first.at("items").at(1).at("id"), "b");
    const std::string cursor(first.at("next_cursor").as_string());
    const auto second =
        m_server.json(200, "GET", "/api/v1/channels?limit=2&cursor=" + cursor, m_server.admin());
    EXPECT_EQ(second.at("items").at(0).at("id"), "c");
    EXPECT_TRUE(second.at("next_cursor").is_null());
    m_server.json(422, "GET", "/api/v1/users?cursor=" + cursor, m_server.admin());
    EXPECT_TRUE(m_server.json(200, "GET", "/api/v1/channels?state=stopped", m_server.admin())
                    .at("items")
                    .as_array()
                    .empty());
}

}  // namespace
}  // namespace sigma::api::test
