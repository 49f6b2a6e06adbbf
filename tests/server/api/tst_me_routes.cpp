#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

class MeRoutesTest : public testing::Test {
protected:
    ApiTestServer m_server;
};

TEST_F(MeRoutesTest, SayWhoOneIs) {
    const auto anna = m_server.somebody("anna", domain::Role::kViewer);
    const auto me = m_server.json(200, "GET", "/api/v1/me", anna.token);
    EXPECT_EQ(me.at("name"), "anna");
    EXPECT_EQ(me.at("scopes"), boost::json::value({"channels:read"}));
}

TEST_F(MeRoutesTest, KeepFavourites) {
    const auto anna = m_server.somebody("anna", domain::Role::kViewer);
    m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                  R"({"id":"camera","title":"A camera"})");
    for (int turn = 0; turn != 2; ++turn) {
        EXPECT_EQ(m_server.call("PUT", "/api/v1/me/favourites/camera", anna.token).status, 204);
    }
    m_server.json(404, "PUT", "/api/v1/me/favourites/nothing", anna.token);
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/me/favourites", anna.token).at("items"),
              boost::json::value({"camera"}));
    EXPECT_TRUE(m_server.json(200, "GET", "/api/v1/me/favourites", m_server.admin())
                    .at("items")
                    .as_array()
                    .empty());
    EXPECT_EQ(m_server.call("DELETE", "/api/v1/me/favourites/camera", anna.token).status, 204);
    EXPECT_TRUE(m_server.json(200, "GET", "/api/v1/me/favourites", anna.token)
                    .at("items")
                    .as_array()
                    .empty());
}

TEST_F(MeRoutesTest, ChangeThePassword) {
    const auto first = m_server.service().identity->takeFirstAdministrator().value();
    const auto signIn = [&](int status, const std::string& password) {
        return m_server.json(status, "POST", "/api/v1/auth/login", "",
                             boost::json::serialize(
                                 boost::json::value{{"name", first.name}, {"password", password}}));
    };
    const std::string token(signIn(200, first.password).at("access_token").as_string());
    m_server.json(403, "POST", "/api/v1/me/password", token,
                  R"({"current_password":"wrong","new_password":"correct horse battery"})");
    const HttpReply changed = m_server.call(
        "POST", "/api/v1/me/password", token,
        boost::json::serialize(boost::json::value{{"current_password", first.password},
                                                  {"new_password", "correct horse battery"}}));
    EXPECT_EQ(changed.status, 204);
    m_server.json(401, "GET", "/api/v1/me", token);
    signIn(401, first.password);
    signIn(200, "correct horse battery");
}

TEST_F(MeRoutesTest, LimitGuesses) {
    int status = 403;
    for (int attempt = 0; attempt != 10 && status == 403; ++attempt) {
        status = m_server
                     .call("POST", "/api/v1/me/password", m_server.admin(),
                           R"({"current_password":"guess","new_password":"correct horse battery"})")
                     .status;
    }
    EXPECT_EQ(status, 429);
}

}  // namespace
}  // namespace sigma::api::test
