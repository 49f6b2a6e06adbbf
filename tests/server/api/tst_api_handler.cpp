#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

class ApiHandlerTest : public testing::Test {
protected:
    ApiTestServer m_server;
};

TEST_F(ApiHandlerTest, AsksForCredentials) {
    for (const char* token : {"", "nonsense", "sgl_abcdefghijklmnopqrstuvwxyz234567"}) {
        const HttpReply reply = m_server.call("GET", "/api/v1/channels", token);
        EXPECT_EQ(reply.status, 401) << token;
        EXPECT_EQ(reply.header("www-authenticate"), "Bearer");
    }
}

TEST_F(ApiHandlerTest, AsksForTheScope) {
    const auto viewer = m_server.somebody("vic", domain::Role::kViewer);
    const auto problem = m_server.json(403, "GET", "/api/v1/users", viewer.token);
    EXPECT_EQ(problem.at("code"), "forbidden");
    EXPECT_EQ(problem.at("instance"), "/api/v1/users");
}

TEST_F(ApiHandlerTest, RefusesWhatTheOperationDoesNotTake) {
    const std::string& token = m_server.admin();
    m_server.json(422, "GET", "/api/v1/me?verbose=true", token);
    m_server.json(422, "GET", "/api/v1/channels?offset=10", token);
    m_server.json(422, "POST", "/api/v1/channels/camera/stop", token, R"({"force":true})");
    m_server.json(400, "POST", "/api/v1/channels", token, "{");
    m_server.json(404, "GET", "/api/v1/channels/%F0%9F%98%80", token);
    m_server.json(404, "GET", "/api/v1/channels/" + std::string(65, 'a'), token);
}

TEST_F(ApiHandlerTest, LetsNoAnswerBeCachedOrSniffed) {
    const HttpReply reply = m_server.call("GET", "/api/v1/me", m_server.admin());
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
}

TEST_F(ApiHandlerTest, AnswersOtherOriginsByName) {
    const auto reply = m_server.call("GET", "/api/v1/me", m_server.admin(), "",
                                     {"Origin: https://console.example"});
    EXPECT_EQ(reply.header("access-control-allow-origin"), "https://console.example");
    EXPECT_EQ(
        m_server.call("GET", "/api/v1/me", m_server.admin(), "", {"Origin: https://x.example"})
            .header("access-control-allow-origin"),
        "");
}

TEST_F(ApiHandlerTest, SaysWhenTheDatabaseDoesNotAnswer) {
    m_server.service().database->close();
    const HttpReply reply = m_server.call("GET", "/api/v1/directory?state=past", "");
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("retry-after"), "5");
}

}  // namespace
}  // namespace sigma::api::test
