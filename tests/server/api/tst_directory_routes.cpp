#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::ElementsAre;

class DirectoryRoutesTest : public testing::Test {
protected:
    void goLive(const std::string& id, const std::string& more) {
        m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                      R"({"id":")" + id + R"(","title":"Title of )" + id + R"(")" + more + "}");
        m_server.live().run(sampleSession("session-" + id, id));
    }

    std::vector<std::string> channelsOf(const boost::json::value& page) {
        std::vector<std::string> ids;
        for (const auto& item : page.at("items").as_array()) {
            ids.emplace_back(item.at("channel").as_string());
        }
        return ids;
    }
    std::vector<std::string> list(const std::string& query, const std::string& token = "") {
        return channelsOf(m_server.json(200, "GET", "/api/v1/directory" + query, token));
    }

    ApiTestServer m_server;
};

TEST_F(DirectoryRoutesTest, ListWhatIsLiveByPriority) {
    goLive("a", "");
    goLive("b", R"(,"priority":5,"category":"news","region":"eu")");
    goLive("hidden", R"(,"visibility":"unlisted")");
    goLive("closed", R"(,"visibility":"token")");
    m_server.json(201, "POST", "/api/v1/channels", m_server.admin(), R"({"id":"off","title":"o"})");
    EXPECT_THAT(list(""), ElementsAre("b", "a"));
    EXPECT_THAT(list("?category=news"), ElementsAre("b"));
    EXPECT_THAT(list("?region=us"), ElementsAre());
    EXPECT_THAT(list("?search=OF%20A"), ElementsAre("a"));
}

TEST_F(DirectoryRoutesTest, ListPageByPage) {
    goLive("a", "");
    goLive("b", R"(,"priority":-5)");
    goLive("c", R"(,"priority":5)");
    const auto first = m_server.json(200, "GET", "/api/v1/directory?limit=2", "");
    EXPECT_THAT(channelsOf(first), ElementsAre("c", "a"));
    EXPECT_THAT(list("?limit=2&cursor=" + std::string(first.at("next_cursor").as_string())),
                ElementsAre("b"));
}

TEST_F(DirectoryRoutesTest, KnowOnesFavourites) {
    goLive("a", "");
    goLive("b", "");
    m_server.call("PUT", "/api/v1/me/favourites/b", m_server.admin());
    EXPECT_THAT(list("?favourites=true", m_server.admin()), ElementsAre("b"));
    const auto page = m_server.json(200, "GET", "/api/v1/directory", m_server.admin());
    EXPECT_EQ(page.at("items").at(1).at("favourite"), true);
    m_server.json(401, "GET", "/api/v1/directory?favourites=true", "");
    m_server.json(401, "GET", "/api/v1/directory", "sgl_wrong");
}

TEST_F(DirectoryRoutesTest, AnswerWhenTheDatabaseDoesNot) {
    goLive("a", "");
    m_server.service().database->close();
    EXPECT_THAT(list(""), ElementsAre("a"));
}

TEST_F(DirectoryRoutesTest, RefuseWhatIsNoFilter) {
    for (const char* query : {"?state=dead", "?favourites=1", "?search=", "?cursor=x", "?sort=x"}) {
        m_server.json(422, "GET", std::string("/api/v1/directory") + query, "");
    }
}

}  // namespace
}  // namespace sigma::api::test
