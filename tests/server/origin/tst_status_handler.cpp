#include <gtest/gtest.h>

#include "tests/server/origin/origin_test_server.h"

namespace sigma::origin::test {
namespace {

HttpReply status(const OriginTestServer& server) {
    return HttpClient(server.port()).get("/live/news/status");
}

TEST(StatusHandler, SaysThatAChannelWaits) {
    OriginTestServer server;
    const HttpReply reply = status(server);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-type"), "application/json");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(
        reply.body,
        R"({"channel":"news","title":"The \"News\"","state":"waiting","mode":"ultra",)"
        R"("session":null,"playlist":"/live/news/index.m3u8","target_latency":null,"window":null,"viewers":0})");
    server.addSession();
    EXPECT_EQ(status(server).body, reply.body);
}

TEST(StatusHandler, SaysThatAChannelIsLive) {
    OriginTestServer server;
    server.addSession();
    server.publish({.segments = 1, .parts = 1});
    EXPECT_EQ(
        status(server).body,
        R"({"channel":"news","title":"The \"News\"","state":"live","mode":"ultra",)"
        R"("session":"s1","playlist":"/live/news/index.m3u8","target_latency":1.5E0,"window":3E1,"viewers":0})");
}

TEST(StatusHandler, CountsWhoAsksForPlaylists) {
    OriginTestServer server;
    server.addSession();
    server.publish({.segments = 1, .parts = 1});
    HttpClient(server.port()).get("/live/news/index.m3u8");
    HttpClient(server.port()).get("/live/news/index.m3u8");
    EXPECT_NE(status(server).body.find(R"("viewers":1})"), std::string::npos);
}

TEST(StatusHandler, SaysThatAPublisherWasLost) {
    OriginTestServer server;
    server.addSession();
    packager::HlsSnapshot snapshot;
    snapshot.renditions = {handMadeWindow({})};
    snapshot.multivariant = std::make_shared<packager::LazyText>([] { return std::string(); });
    snapshot.isInterrupted = true;
    server.publish(std::move(snapshot));
    EXPECT_NE(status(server).body.find(R"("state":"interrupted")"), std::string::npos);
}

TEST(StatusHandler, SaysThatASessionHasEnded) {
    OriginTestServer server;
    server.addSession();
    server.publish({.segments = 1, .parts = 1, .isEnded = true});
    EXPECT_NE(status(server).body.find(R"("state":"ended")"), std::string::npos);
}

TEST(StatusHandler, TellsNoStreamKey) {
    OriginTestServer server;
    EXPECT_EQ(status(server).body.find("news-key"), std::string::npos);
    EXPECT_EQ(HttpClient(server.port()).get("/live/news-key/status").status, 404);
}

TEST(TimeHandler, IsTheServersClockInMilliseconds) {
    OriginTestServer server;
    const HttpReply reply = HttpClient(server.port()).get("/time");
    EXPECT_EQ(reply.body, "1767225600123");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
}

}  // namespace
}  // namespace sigma::origin::test
