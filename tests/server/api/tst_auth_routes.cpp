#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::Contains;

class AuthRoutesTest : public testing::Test {
protected:
    boost::json::value login(int status, const std::string& password) {
        return m_server.json(status, "POST", "/api/v1/auth/login", "",
                             boost::json::serialize(boost::json::value{
                                 {"name", m_administrator.name}, {"password", password}}));
    }

    ApiTestServer m_server;
    identity::FirstAdministrator m_administrator =
        m_server.service().identity->takeFirstAdministrator().value();
};

std::string textOf(const boost::json::value& json, std::string_view name) {
    return std::string(json.at(name).as_string());
}

TEST_F(AuthRoutesTest, SignInAndOut) {
    const auto signedIn = login(200, m_administrator.password);
    const std::string token = textOf(signedIn, "access_token");
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/me", token).at("role"), "admin");
    EXPECT_EQ(m_server.call("POST", "/api/v1/auth/logout", token).status, 204);
    m_server.json(401, "GET", "/api/v1/me", token);
    m_server.json(401, "POST", "/api/v1/auth/refresh", "",
                  R"({"refresh_token":")" + textOf(signedIn, "refresh_token") + R"("})");
}

TEST_F(AuthRoutesTest, RefreshOnceWithEachToken) {
    const auto signedIn = login(200, m_administrator.password);
    const std::string body = R"({"refresh_token":")" + textOf(signedIn, "refresh_token") + R"("})";
    const auto renewed = m_server.json(200, "POST", "/api/v1/auth/refresh", "", body);
    m_server.json(200, "GET", "/api/v1/me", textOf(renewed, "access_token"));
    m_server.json(401, "POST", "/api/v1/auth/refresh", "", body);
    m_server.json(401, "POST", "/api/v1/auth/refresh", "",
                  R"({"refresh_token":")" + textOf(renewed, "refresh_token") + R"("})");
}

TEST_F(AuthRoutesTest, LimitAttempts) {
    int refused = 0;
    for (int attempt = 0; attempt != 20; ++attempt) {
        const HttpReply reply = m_server.call("POST", "/api/v1/auth/login", "",
                                              R"({"name":"anna","password":"guess"})");
        if (reply.status == 429) {
            ++refused;
            EXPECT_GE(std::stoi(reply.header("retry-after")), 1);
            break;
        }
        EXPECT_EQ(reply.status, 401);
    }
    EXPECT_EQ(refused, 1);
}

TEST_F(AuthRoutesTest, WriteDownWhoTried) {
    login(401, "wrong");
    login(200, m_administrator.password);
    http::test::waitUntil([&] { return m_server.auditedActions().size() == 2; });
    EXPECT_THAT(m_server.auditedActions(), Contains("user.signed_in"));
    EXPECT_THAT(m_server.auditedActions(), Contains("user.sign_in_refused"));
}

TEST_F(AuthRoutesTest, RefuseWhatIsNoSignIn) {
    m_server.json(422, "POST", "/api/v1/auth/login", "", "{}");
    m_server.json(422, "POST", "/api/v1/auth/login", "", R"({"name":1,"password":[]})");
    m_server.json(422, "POST", "/api/v1/auth/refresh", "", R"({"refresh_token":""})");
    m_server.json(401, "POST", "/api/v1/auth/logout", "");
    m_server.json(422, "POST", "/api/v1/auth/logout", m_server.admin());
}

}  // namespace
}  // namespace sigma::api::test
