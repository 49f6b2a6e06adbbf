#include <gtest/gtest.h>

#include "tests/server/origin/origin_test_server.h"

namespace sigma::origin::test {
namespace {

const std::string kMultivariant = "/live/news/index.m3u8";
const std::string kBelowToken = "/live/news/t/good/s1/video/";

class ViewerAccessTest : public testing::Test {
protected:
    ViewerAccessTest() {
        m_server.addSession();
        m_server.publish({.segments = 10, .parts = 2});
    }
    HttpReply get(const std::string& path) { return m_client.get(path); }

    OriginTestServer m_server{domain::Visibility::kToken};
    HttpClient m_client{m_server.port()};
};

TEST_F(ViewerAccessTest, RefusesWhoHasNoToken) {
    for (const std::string& path :
         {kMultivariant, kPlaylist, kMedia + "9.m4s", kMedia + "10.2.m4s", kMedia + "init-1.mp4",
          std::string("/live/news/status"), kMultivariant + "?token=", kMultivariant + "?token=bad",
          kPlaylist + "?token=good", std::string("/live/news/t/bad/s1/video/media.m3u8"),
          std::string("/live/news/t/bad/s1/video/9.m4s")}) {
        const HttpReply reply = get(path);
        EXPECT_EQ(reply.status, 401) << path;
        EXPECT_EQ(reply.header("content-type"), "application/problem+json");
        EXPECT_EQ(reply.header("cache-control"), "no-store");
        EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
        EXPECT_EQ(reply.header("www-authenticate"), "Bearer realm=\"playback\"");
        EXPECT_NE(reply.body.find("\"code\":\"playback_token_needed\""), std::string::npos);
        EXPECT_EQ(reply.body.find("News"), std::string::npos);
    }
    EXPECT_EQ(m_server.counters->viewerBytes, 0U);
}

TEST_F(ViewerAccessTest, RefusesATokenOfAnotherSession) {
    for (const std::string& path :
         {kMultivariant + "?token=of-s0", std::string("/live/news/t/of-s0/s1/video/media.m3u8"),
          std::string("/live/news/status?token=of-s0")}) {
        const HttpReply reply = get(path);
        EXPECT_EQ(reply.status, 403) << path;
        EXPECT_EQ(reply.header("cache-control"), "no-store");
        EXPECT_NE(reply.body.find("\"code\":\"playback_token_refused\""), std::string::npos);
    }
    EXPECT_EQ(get(kMultivariant + "?token=of-s1").status, 200);
}

TEST_F(ViewerAccessTest, LeadsFromTheMultivariantPlaylistToWhatIsBelowTheToken) {
    const HttpReply reply = get(kMultivariant + "?token=good");
    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("cache-control"), "private, max-age=1");
    EXPECT_NE(reply.body.find("\nt/good/s1/video/media.m3u8\n"), std::string::npos) << reply.body;
    EXPECT_EQ(get(kBelowToken + "media.m3u8").status, 200);
}

TEST_F(ViewerAccessTest, SharesOnePlaylistAmongAllViewers) {
    const HttpReply one = get(kBelowToken + "media.m3u8");
    const HttpReply other = get("/live/news/t/of-s1/s1/video/media.m3u8");
    EXPECT_EQ(one.status, 200);
    EXPECT_EQ(one.body, other.body);
    EXPECT_EQ(one.body.find("good"), std::string::npos);
    EXPECT_EQ(one.header("cache-control"), "private, max-age=1");
}

TEST_F(ViewerAccessTest, LetsNoSharedCacheKeepAnything) {
    EXPECT_EQ(get(kBelowToken + "10.1.m4s").header("cache-control"),
              "private, max-age=60, immutable");
    EXPECT_EQ(get(kBelowToken + "media.m3u8?_HLS_msn=10&_HLS_part=1").header("cache-control"),
              "private, max-age=12");
    EXPECT_EQ(get(kBelowToken + "media.m3u8?_HLS_part=1").header("cache-control"),
              "private, max-age=8");
    m_server.clock->isOver = true;
    for (const char* path : {"media.m3u8?_HLS_msn=10&_HLS_part=2", "10.2.m4s"}) {
        const HttpReply late = get(kBelowToken + path);
        EXPECT_EQ(late.status, 503) << path;
        EXPECT_EQ(late.header("cache-control"), "private, max-age=8");
    }
}

TEST_F(ViewerAccessTest, HoldsARequestBelowTheTokenLikeAnyOther) {
    sendGet(m_client, kBelowToken + "media.m3u8?_HLS_msn=10&_HLS_part=2");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 10, .parts = 3});
    EXPECT_NE(m_client.receive().body.find("\"10.2.m4s\""), std::string::npos);
    EXPECT_EQ(get(kBelowToken + "10.2.m4s").body, "part 10.2;");
}

TEST_F(ViewerAccessTest, GivesTheStatusToWhoHasAToken) {
    const HttpReply reply = get("/live/news/status?token=good");
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find(R"("playlist":"/live/news/index.m3u8?token=good")"),
              std::string::npos);
}

TEST_F(ViewerAccessTest, ShowsThePageToEveryone) {
    EXPECT_EQ(get("/watch/news").status, 200);
    EXPECT_EQ(get("/watch/news?token=good").status, 200);
}

TEST(ViewerAccess, TellsNobodyWithoutATokenWhetherAChannelIsLive) {
    OriginTestServer server(domain::Visibility::kToken);
    HttpClient client(server.port());
    EXPECT_EQ(client.get(kMultivariant).status, 401);
    EXPECT_EQ(client.get(kMultivariant + "?token=good").status, 404);
    EXPECT_EQ(client.get("/live/news/status").status, 401);
}

TEST(ViewerAccess, AsksNobodyAtAnUnlistedChannel) {
    OriginTestServer server(domain::Visibility::kUnlisted);
    server.addSession();
    server.publish({.segments = 10, .parts = 2});
    HttpClient client(server.port());
    EXPECT_EQ(client.get(kPlaylist).status, 200);
    const HttpReply reply = client.get(kMultivariant + "?token=whatever");
    EXPECT_EQ(reply.body, client.get(kMultivariant).body);
    EXPECT_EQ(client.get("/live/news/status?token=whatever").body.find("whatever"),
              std::string::npos);
}

}  // namespace
}  // namespace sigma::origin::test
