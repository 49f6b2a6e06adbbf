#include <gtest/gtest.h>

#include "tests/server/origin/origin_test_server.h"

namespace sigma::origin::test {
namespace {

class WatchPageTest : public testing::Test {
protected:
    HttpReply get(const std::string& path) { return HttpClient(m_server.port()).get(path); }

    OriginTestServer m_server;
};

TEST_F(WatchPageTest, IsTheSameForEveryChannel) {
    const HttpReply page = get("/watch/news");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(get("/watch/other").body, page.body);
}

TEST_F(WatchPageTest, AllowsNoInlineScriptAndNoOtherHost) {
    const HttpReply page = get("/watch/news");
    const std::string policy = page.header("content-security-policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("script-src 'self';"), std::string::npos);
    EXPECT_NE(policy.find("connect-src 'self';"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(policy.find('*'), std::string::npos);
    EXPECT_EQ(page.header("x-content-type-options"), "nosniff");
}

TEST_F(WatchPageTest, FindsEveryFileThatItNames) {
    const std::string page = get("/watch/news").body;
    const std::string prefix = "/assets/";
    std::size_t files = 0;
    for (std::size_t at = page.find(prefix); at != std::string::npos;
         at = page.find(prefix, at + 1)) {
        const std::string path = page.substr(at, page.find('"', at) - at);
        EXPECT_EQ(get(path).status, 200) << path;
        ++files;
    }
    EXPECT_GE(files, 2U);
}

TEST_F(WatchPageTest, SaysWhatEachFileIs) {
    EXPECT_EQ(get("/assets/watch.js").header("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(get("/assets/watch.css").header("content-type"), "text/css; charset=utf-8");
}

TEST_F(WatchPageTest, HasNoOtherFiles) {
    for (const char* path : {"/assets/nothing.js", "/assets/..watch.html", "/assets/"}) {
        const HttpReply reply = get(path);
        EXPECT_EQ(reply.status, 404) << path;
        EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
    }
}

}  // namespace
}  // namespace sigma::origin::test
