#include <gtest/gtest.h>

#include "tests/server/origin/origin_test_server.h"

namespace sigma::origin::test {
namespace {

class MediaHandlerTest : public testing::Test {
protected:
    MediaHandlerTest() {
        m_server.addSession();
        m_server.publish({.segments = 10, .parts = 2});
    }

    OriginTestServer m_server;
};

TEST_F(MediaHandlerTest, ServesInitialisationSectionsSegmentsAndParts) {
    HttpClient client(m_server.port());
    EXPECT_EQ(client.get(kMedia + "init-1.mp4").body, "init;");
    EXPECT_EQ(client.get(kMedia + "9.m4s").body, "part 9.0;part 9.1;part 9.2;part 9.3;");
    const HttpReply part = client.get(kMedia + "10.1.m4s");
    EXPECT_EQ(part.status, 200);
    EXPECT_EQ(part.body, "part 10.1;");
    EXPECT_EQ(part.header("content-type"), "video/mp4");
    EXPECT_EQ(part.header("cache-control"), "public, max-age=60, immutable");
    EXPECT_EQ(part.header("accept-ranges"), "bytes");
    EXPECT_EQ(m_server.counters->viewerRequests, 3U);
}

TEST_F(MediaHandlerTest, ServesARangeOfAPart) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kMedia + "10.1.m4s", {"Range: bytes=5-8"});
    EXPECT_EQ(reply.status, 206);
    EXPECT_EQ(reply.body, "10.1");
    EXPECT_EQ(reply.header("content-range"), "bytes 5-8/10");
}

TEST_F(MediaHandlerTest, HoldsARequestForTheHintedPart) {
    HttpClient client(m_server.port());
    sendGet(client, kMedia + "10.2.m4s");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 10, .parts = 3});
    const HttpReply reply = client.receive();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "part 10.2;");
}

TEST_F(MediaHandlerTest, HoldsARequestForAHintInTheNextSegment) {
    m_server.publish({.segments = 10, .parts = 3, .hintAhead = 1});
    HttpClient client(m_server.port());
    sendGet(client, kMedia + "11.0.m4s");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 11, .parts = 1});
    EXPECT_EQ(client.receive().body, "part 11.0;");
}

TEST_F(MediaHandlerTest, SaysSoWhenAHintedPartWillNeverBe) {
    m_server.publish({.segments = 10, .parts = 3});
    HttpClient client(m_server.port());
    sendGet(client, kMedia + "10.3.m4s");
    m_server.waitForWaiters(1);
    m_server.publish({.segments = 10, .parts = 3, .isEnded = true});
    EXPECT_EQ(client.receive().status, 404);
}

TEST_F(MediaHandlerTest, GivesUpOnAHintedPartAfterThreeTargetDurations) {
    m_server.clock->isOver = true;
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(kMedia + "10.2.m4s");
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("cache-control"), "max-age=8");
}

class MediaHandlerKnowsNo : public MediaHandlerTest,
                            public testing::WithParamInterface<std::string> {};

TEST_P(MediaHandlerKnowsNo, MediaThatNobodyAnnounced) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get(GetParam());
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
    EXPECT_EQ(m_server.clock->asked(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Table, MediaHandlerKnowsNo,
                         testing::Values(kMedia + "init-2.mp4", kMedia + "10.m4s",
                                         kMedia + "11.m4s", kMedia + "10.3.m4s",
                                         kMedia + "11.0.m4s", kMedia + "9.4.m4s", kMedia + "09.m4s",
                                         kMedia + "x", "/live/news/s2/video/9.m4s",
                                         "/live/news/s1/audio/9.m4s",
                                         "/live/sport/s1/video/9.m4s"));

TEST_F(MediaHandlerTest, HasNoPartsWhereNoneAreListed) {
    PackagingPlan plan = lowLatencyPlan();
    plan.listsParts = false;
    m_server.publish({.segments = 10, .parts = 1}, plan);
    HttpClient client(m_server.port());
    EXPECT_EQ(client.get(kMedia + "9.m4s").status, 200);
    EXPECT_EQ(client.get(kMedia + "9.0.m4s").status, 404);
    EXPECT_EQ(client.get(kMedia + "10.1.m4s").status, 404);
    EXPECT_EQ(m_server.clock->asked(), 0U) << "nothing is announced, so nothing is waited for";
}

}  // namespace
}  // namespace sigma::origin::test
