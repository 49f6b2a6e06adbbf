#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

constexpr const char* kTokens = "/api/v1/tokens";

class TokenRoutesTest : public testing::Test {
protected:
    ApiTestServer m_server;
};

TEST_F(TokenRoutesTest, CreateATokenThatIsShownOnce) {
    const auto made = m_server.json(201, "POST", kTokens, m_server.admin(),
                                    R"({"name":"ci","scopes":["channels:read"],"expires_in":60})");
    const std::string token(made.at("token").as_string());
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/me", token).at("scopes"),
              boost::json::value({"channels:read"}));
    m_server.json(403, "GET", kTokens, token);
    const HttpReply list = m_server.call("GET", kTokens, m_server.admin());
    EXPECT_EQ(list.body.find(token), std::string::npos);
    EXPECT_NE(list.body.find("\"ci\""), std::string::npos);
}

TEST_F(TokenRoutesTest, RevokeAtOnce) {
    const auto made = m_server.json(201, "POST", kTokens, m_server.admin(),
                                    R"({"name":"ci","scopes":["channels:read"]})");
    const std::string token(made.at("token").as_string());
    m_server.json(200, "GET", "/api/v1/me", token);
    const std::string path = "/api/v1/tokens/" + std::string(made.at("id").as_string());
    const auto other = m_server.somebody("ops", domain::Role::kOperator);
    m_server.json(404, "DELETE", path, other.token);
    EXPECT_EQ(m_server.call("DELETE", path, m_server.admin()).status, 204);
    m_server.json(401, "GET", "/api/v1/me", token);
}

TEST_F(TokenRoutesTest, GiveNobodyMoreThanTheyHave) {
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    m_server.json(403, "POST", kTokens, anna.token, R"({"name":"a","scopes":["users:write"]})");
    for (const char* body :
         {R"({"name":"a"})", R"({"name":"a","scopes":[]})", R"({"name":"a","scopes":["all"]})",
          R"({"name":"a","scopes":["publish","publish"]})",
          R"({"name":"a","scopes":["publish"],"expires_in":1})"}) {
        m_server.json(422, "POST", kTokens, anna.token, body);
    }
}

}  // namespace
}  // namespace sigma::api::test
