#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::Contains;

constexpr const char* kUsers = "/api/v1/users";

class UserRoutesTest : public testing::Test {
protected:
    UserRoutesTest() {
        // The one that the start has made would be a second administrator.
        const auto users = m_server.json(200, "GET", kUsers, m_server.admin());
        for (const auto& user : users.at("items").as_array()) {
            if (user.at("name") == "admin") {
                m_server.call("DELETE", "/api/v1/users/" + std::string(user.at("id").as_string()),
                              m_server.admin());
            }
        }
    }

    ApiTestServer m_server;
};

TEST_F(UserRoutesTest, CreateSomebodyWhoCanSignIn) {
    const HttpReply reply =
        m_server.call("POST", kUsers, m_server.admin(),
                      R"({"name":"anna","password":"correct horse battery","role":"broadcaster"})");
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(reply.body.find("argon"), std::string::npos);
    EXPECT_EQ(m_server.json(200, "GET", reply.header("location"), m_server.admin()).at("name"),
              "anna");
    m_server.json(200, "POST", "/api/v1/auth/login", "",
                  R"({"name":"Anna","password":"correct horse battery"})");
    EXPECT_THAT(m_server.auditedActions(), Contains("user.created"));
    const auto taken =
        m_server.json(409, "POST", kUsers, m_server.admin(),
                      R"({"name":"ANNA","password":"correct horse battery","role":"viewer"})");
    EXPECT_EQ(taken.at("field"), "/name");
}

TEST_F(UserRoutesTest, RefuseWeakPasswordsAndOddNames) {
    for (const char* body :
         {R"({"name":"anna","password":"short","role":"viewer"})",
          R"({"name":"an na","password":"correct horse battery","role":"viewer"})",
          R"({"name":"anna","password":"correct horse battery","role":"root"})",
          R"({"name":"anna","password":"correct horse battery","role":"viewer","id":"x"})"}) {
        m_server.json(422, "POST", kUsers, m_server.admin(), body);
    }
}

TEST_F(UserRoutesTest, ChangeARoleAtOnce) {
    const auto anna = m_server.somebody("anna", domain::Role::kOperator);
    m_server.json(200, "GET", "/api/v1/system", anna.token);
    const std::string path = "/api/v1/users/" + anna.id.value();
    m_server.json(412, "PATCH", path, m_server.admin(), R"({"role":"viewer"})",
                  {"If-Match: \"9\""});
    m_server.json(200, "PATCH", path, m_server.admin(), R"({"role":"viewer"})",
                  {"If-Match: \"1\""});
    m_server.json(403, "GET", "/api/v1/system", anna.token);
    m_server.json(200, "PATCH", path, m_server.admin(), R"({"enabled":false})");
    m_server.json(401, "GET", "/api/v1/me", anna.token);
    EXPECT_EQ(m_server.call("DELETE", path, m_server.admin()).status, 204);
    m_server.json(404, "GET", path, m_server.admin());
}

TEST_F(UserRoutesTest, KeepTheLastAdministrator) {
    const std::string path = "/api/v1/users/usr_boss";
    for (const char* body : {R"({"role":"viewer"})", R"({"enabled":false})"}) {
        EXPECT_EQ(m_server.json(409, "PATCH", path, m_server.admin(), body).at("code"),
                  "last_administrator");
    }
    m_server.json(409, "DELETE", path, m_server.admin());
    const auto second = m_server.somebody("second", domain::Role::kAdmin);
    EXPECT_EQ(m_server.call("DELETE", path, second.token).status, 204);
}

TEST_F(UserRoutesTest, AreForAdministrators) {
    const auto ops = m_server.somebody("ops", domain::Role::kOperator);
    m_server.json(403, "GET", kUsers, ops.token);
    m_server.json(403, "POST", kUsers, ops.token, "{}");
}

}  // namespace
}  // namespace sigma::api::test
