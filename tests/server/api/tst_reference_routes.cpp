#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

class ReferenceRoutesTest : public testing::Test {
protected:
    ApiTestServer m_server;
};

TEST_F(ReferenceRoutesTest, ServeTheDocument) {
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/openapi.json", "").at("openapi"), "3.1.0");
    const HttpReply yaml = m_server.call("GET", "/api/v1/openapi.yaml", "");
    EXPECT_EQ(yaml.header("content-type"), "application/yaml");
    EXPECT_TRUE(yaml.body.starts_with("openapi: 3.1.0\n"));
}

TEST_F(ReferenceRoutesTest, ServePagesThatAskNoOtherHost) {
    for (const char* path : {"/", "/api/"}) {
        HttpClient client(m_server.port());
        const HttpReply page = client.get(path);
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
        const std::string policy = page.header("content-security-policy");
        EXPECT_NE(policy.find("default-src 'none'; script-src 'self'"), std::string::npos);
        EXPECT_EQ(policy.find("unsafe"), std::string::npos);
        EXPECT_EQ(page.body.find("<script>"), std::string::npos);
        EXPECT_EQ(page.body.find("https://"), std::string::npos);
    }
}

}  // namespace
}  // namespace sigma::api::test
