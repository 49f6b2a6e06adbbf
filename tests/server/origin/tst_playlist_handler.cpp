#include <gtest/gtest.h>

#include "tests/server/origin/origin_test_server.h"

namespace sigma::origin::test {
namespace {

class PlaylistHandlerTest : public testing::Test {
protected:
    PlaylistHandlerTest() {
        m_server.addSession();
        m_server.publish({.segments = 10, .parts = 2});
    }

    OriginTestServer m_server;
};

bool lists(const HttpReply& reply, std::string_view text) {
    return reply.body.find(text) != std::string::npos;
}

TEST_F(PlaylistHandlerTest, AnswersAtOnceWithoutDirectives) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kPlaylist);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-type"), "application/vnd.apple.mpegurl");
    EXPECT_EQ(reply.header("cache-control"), "max-age=1");
    EXPECT_EQ(reply.header("vary"), "Accept-Encoding");
    EXPECT_TRUE(lists(reply, "10.1.m4s"));
    EXPECT_EQ(m_server.clock->asked(), 1U);  // to count the viewer, not to wait
    EXPECT_EQ(m_server.counters->viewerRequests, 1U);
    EXPECT_EQ(m_server.counters->viewerBytes, reply.body.size());
}

TEST_F(PlaylistHandlerTest, HoldsARequestUntilItsPartIsThere) {
    HttpClient client(m_server.port());
    sendGet(client, kPlaylist + "?_HLS_msn=10&_HLS_part=2");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 10, .parts = 3});
    const HttpReply reply = client.receive();
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(lists(reply, "\"10.2.m4s\""));
    EXPECT_EQ(reply.header("cache-control"), "max-age=12");
}

TEST_F(PlaylistHandlerTest, HoldsARequestForASegmentUntilAllOfItIsThere) {
    HttpClient client(m_server.port());
    sendGet(client, kPlaylist + "?_HLS_msn=10");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 10, .parts = 3});
    m_server.publish({.segments = 11, .parts = 1});
    const HttpReply reply = client.receive();
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(lists(reply, "\n10.m4s"));
}

TEST_F(PlaylistHandlerTest, TakesAPartBeyondTheSegmentAsTheFirstOfTheNext) {
    HttpClient client(m_server.port());
    sendGet(client, kPlaylist + "?_HLS_msn=10&_HLS_part=4");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 11, .parts = 1});
    EXPECT_TRUE(lists(client.receive(), "\"11.0.m4s\""));
}

TEST_F(PlaylistHandlerTest, WakesEveryoneWhoWaitsForAPart) {
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (std::size_t index = 0; index != 20; ++index) {
        clients.push_back(std::make_unique<HttpClient>(m_server.port()));
        sendGet(*clients.back(), kPlaylist + "?_HLS_msn=10&_HLS_part=2");
    }
    m_server.waitForWaiters(clients.size());
    m_server.publish({.segments = 10, .parts = 3});
    for (const auto& client : clients) {
        EXPECT_TRUE(lists(client->receive(), "\"10.2.m4s\""));
    }
}

TEST_F(PlaylistHandlerTest, AnswersWhoWaitsWhenTheStreamEnds) {
    HttpClient client(m_server.port());
    sendGet(client, kPlaylist + "?_HLS_msn=12");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 10, .parts = 2, .isEnded = true});
    EXPECT_TRUE(lists(client.receive(), "#EXT-X-ENDLIST"));
    EXPECT_TRUE(lists(client.get(kPlaylist + "?_HLS_msn=99&_HLS_part=7"), "#EXT-X-ENDLIST"));
}

TEST_F(PlaylistHandlerTest, GivesUpAfterThreeTargetDurations) {
    m_server.clock->isOver = true;
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kPlaylist + "?_HLS_msn=10&_HLS_part=2");
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("cache-control"), "max-age=8");
    EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
}

class PlaylistHandlerRefuses : public PlaylistHandlerTest,
                               public testing::WithParamInterface<std::string> {};

TEST_P(PlaylistHandlerRefuses, DirectivesThatMakeNoSense) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kPlaylist + GetParam());
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.header("content-type"), "application/problem+json");
    EXPECT_EQ(reply.header("cache-control"), "max-age=8");
    EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
}

INSTANTIATE_TEST_SUITE_P(Table, PlaylistHandlerRefuses,
                         testing::Values("?_HLS_part=1", "?_HLS_msn=x", "?_HLS_msn=13",
                                         "?_HLS_msn=10&_HLS_part=8"));

TEST_F(PlaylistHandlerTest, SendsADeltaUpdate) {
    HttpClient client(m_server.port());
    const HttpReply delta = client.get(kPlaylist + "?_HLS_skip=YES");
    EXPECT_TRUE(lists(delta, "#EXT-X-SKIP:SKIPPED-SEGMENTS="));
    EXPECT_FALSE(lists(delta, "\n0.m4s"));
    EXPECT_TRUE(lists(client.get(kPlaylist), "\n0.m4s"));
}

TEST_F(PlaylistHandlerTest, CompressesForWhoUnderstandsIt) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kPlaylist, {"Accept-Encoding: br, gzip"});
    EXPECT_EQ(reply.header("content-encoding"), "gzip");
    EXPECT_EQ(reply.header("vary"), "Accept-Encoding");
    EXPECT_EQ(reply.body.substr(0, 2), "\x1f\x8b");
    const HttpReply plain = client.get(kPlaylist, {"Accept-Encoding: gzip;q=0, identity"});
    EXPECT_EQ(plain.header("content-encoding"), "");
    EXPECT_TRUE(lists(plain, "#EXTM3U"));
}

TEST_F(PlaylistHandlerTest, AnswersHeadWithTheSameHeaderFields) {
    HttpClient client(m_server.port());
    const HttpReply get = client.get(kPlaylist);
    client.send("HEAD " + kPlaylist + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const HttpReply head = client.receive(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), get.header("content-length"));
    EXPECT_EQ(client.get(kPlaylist).status, 200);
}

TEST_F(PlaylistHandlerTest, DoesNotClaimThatAPlaylistWithoutPartsWasWaitedFor) {
    PackagingPlan plan = lowLatencyPlan();
    plan.listsParts = false;
    m_server.publish({.segments = 10, .parts = 1}, plan);
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kPlaylist + "?_HLS_msn=11");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("cache-control"), "max-age=1");
}

TEST_F(PlaylistHandlerTest, KnowsNoOtherSessionOrRendition) {
    HttpClient client(m_server.port());
    for (const char* path : {"/live/news/s2/video/media.m3u8", "/live/news/s1/audio/media.m3u8",
                             "/live/sport/s1/video/media.m3u8"}) {
        const HttpReply reply = client.get(path);
        EXPECT_EQ(reply.status, 404) << path;
        EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
    }
}

TEST_F(PlaylistHandlerTest, SurvivesARenditionThatGoesWhileItIsWaitedFor) {
    HttpClient client(m_server.port());
    sendGet(client, kPlaylist + "?_HLS_msn=10");
    m_server.waitForWaiters(1);
    m_server.publish(packager::HlsSnapshot{});
    EXPECT_EQ(client.receive().status, 404);
}

TEST_F(PlaylistHandlerTest, ServesTheMultivariantPlaylistOfTheNewestSession) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get("/live/news/index.m3u8");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("cache-control"), "max-age=1");
    EXPECT_TRUE(lists(reply, "s1/video/media.m3u8"));
    EXPECT_EQ(client.get("/live/sport/index.m3u8").status, 404);
}

TEST(MultivariantHandler, HasNothingBeforeThereIsAPlaylist) {
    OriginTestServer server;
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/live/news/index.m3u8").status, 404);
    server.addSession();
    EXPECT_EQ(client.get("/live/news/index.m3u8").status, 404);
    EXPECT_EQ(client.get(kPlaylist).status, 404);
}

}  // namespace
}  // namespace sigma::origin::test
