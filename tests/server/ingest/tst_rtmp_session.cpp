#include <gtest/gtest.h>

#include "tests/server/ingest/ingest_test_server.h"

namespace sigma::ingest::test {
namespace {

using namespace std::chrono_literals;

class RtmpSessionTest : public testing::Test {
protected:
    IngestTestServer m_server;
};

TEST_F(RtmpSessionTest, RefusesAWrongKeyAndCloses) {
    m_server.start();
    RtmpLoopbackClient client(m_server.port(), publishing("wrong-key"));
    EXPECT_FALSE(client.start());
    EXPECT_EQ(client.rtmp().statusCodes().back(), "NetStream.Publish.BadName");
    EXPECT_EQ(m_server.counters().rejectedPublishers, 1U);
    EXPECT_FALSE(m_server.hasLogged("wrong-key"));
}

TEST_F(RtmpSessionTest, TriesNoSecondKeyOfOneConnection) {
    m_server.start();
    RtmpLoopbackClient client(m_server.port(), publishing("wrong-key"));
    ASSERT_TRUE(client.exchangeUntil([&] { return client.rtmp().streamId() != 0; }));
    for (const char* key : {"other-key", "news-key"}) {
        client.rtmp().call("publish", 0, rtmp::AmfNull{},
                           {rtmp::AmfValue(std::string(key)), rtmp::AmfValue("live")},
                           client.rtmp().streamId());
    }
    EXPECT_FALSE(client.start());
    EXPECT_EQ(m_server.counters().rejectedPublishers, 1U);
}

TEST_F(RtmpSessionTest, LogsNoStreamKey) {
    m_server.start();
    RtmpLoopbackClient client(m_server.port(), publishing("news?key=news-key"));
    ASSERT_TRUE(client.start());
    client.close();
    waitUntil([&] { return m_server.counters().openConnections == 0; });
    EXPECT_TRUE(m_server.hasLogged("publisher.connected channel=news"));
    EXPECT_TRUE(m_server.hasLogged("credential=stream_key"));
    EXPECT_FALSE(m_server.hasLogged("news-key"));
}

TEST_F(RtmpSessionTest, ClosesAConnectionThatSendsGarbageAndNoOther) {
    m_server.start();
    RtmpLoopbackClient good(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(good.start());
    RtmpLoopbackClient bad(m_server.port(), publishing("sport-key"));
    ASSERT_TRUE(bad.start());
    bad.sendRaw(Bytes{0x06, 0, 0, 0, 0xFF, 0xFF, 0xFF, 9, 1, 0, 0, 0});  // of 16 MB
    bad.sendRaw(Bytes(100'000, 0xFF));
    bad.awaitClose();
    bad.close();
    waitUntil([&] { return m_server.counters().openConnections == 1; });
    EXPECT_EQ(m_server.counters().protocolErrors, 1U);
    good.sendTrack(*sigma::test::h264Track());
    sendFrames(good, 0, 1);
    waitUntil([&] { return m_server.recording().samples() == 1; });
}

TEST_F(RtmpSessionTest, ClosesAConnectionThatDoesNotAskInTime) {
    m_server.limits.handshakeTime = 10s;
    m_server.start();
    RtmpLoopbackClient silent(m_server.port(), publishing("news-key"));
    RtmpLoopbackClient publisher(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(publisher.start());
    waitUntil([&] { return m_server.counters().openConnections == 2; });
    m_server.clock().advance(11s);
    silent.awaitClose();
    EXPECT_TRUE(m_server.hasLogged("nothing was asked for in time"));
    waitUntil([&] { return m_server.counters().openConnections == 1; });
}

TEST_F(RtmpSessionTest, ClosesAPublisherThatSendsNothing) {
    m_server.limits.idleTime = 10s;
    m_server.start();
    RtmpLoopbackClient publisher(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(publisher.start());
    m_server.clock().advance(11s);
    publisher.awaitClose();
    EXPECT_TRUE(m_server.hasLogged("nothing moved in time"));
}

TEST_F(RtmpSessionTest, ClosesAPublisherWhoseMediaNeverBegins) {
    m_server.start();
    RtmpLoopbackClient publisher(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(publisher.start());
    waitUntil([&] { return m_server.channelCounters("news")->publishers == 1; });
    m_server.clock().advance(16s);
    publisher.awaitClose();
    EXPECT_NE(publisher.statusDescription().find("no media"), std::string::npos);
}

TEST_F(RtmpSessionTest, ClosesAnywayWhenThePeerDoesNot) {
    m_server.start();
    RtmpLoopbackClient client(m_server.port(), publishing("wrong-key"));
    EXPECT_FALSE(client.start());
    EXPECT_EQ(m_server.counters().openConnections, 1U);
    m_server.clock().advance(6s);
    waitUntil([&] { return m_server.counters().openConnections == 0; });
}

}  // namespace
}  // namespace sigma::ingest::test
