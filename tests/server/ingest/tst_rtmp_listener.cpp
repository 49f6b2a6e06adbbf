#include <gtest/gtest.h>

#include "tests/server/ingest/ingest_test_server.h"

namespace sigma::ingest::test {
namespace {

class RtmpListenerTest : public testing::Test {
protected:
    IngestTestServer m_server;
};

TEST_F(RtmpListenerTest, RefusesOneConnectionTooMany) {
    m_server.limits.connections = 1;
    m_server.start();
    RtmpLoopbackClient first(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(first.start());
    RtmpLoopbackClient second(m_server.port(), publishing("sport-key"));
    EXPECT_FALSE(second.start());
    EXPECT_EQ(m_server.counters().refusedConnections, 1U);
    first.sendTrack(*sigma::test::h264Track());
    sendFrames(first, 0, 1);
    waitUntil([&] { return m_server.recording().samples() == 1; });
}

TEST_F(RtmpListenerTest, TakesNewLimitsForConnectionsToCome) {
    m_server.limits.connectionsByAddress = 1;
    m_server.start();
    RtmpLoopbackClient first(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(first.start());
    RtmpLimits limits = m_server.limits;
    limits.connectionsByAddress = 2;
    m_server.listener().setLimits(limits);
    RtmpLoopbackClient second(m_server.port(), publishing("sport-key"));
    EXPECT_TRUE(second.start());
    RtmpLoopbackClient third(m_server.port(), publishing("sport-key"));
    EXPECT_FALSE(third.start());
}

TEST_F(RtmpListenerTest, SaysWhichAddressIsInUse) {
    m_server.start();
    const Logger log = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    net::IoPool pool(1, log);
    auto service = std::make_shared<RtmpService>(log);
    service->limits.store(std::make_shared<const RtmpLimits>());
    const auto second = RtmpListener::create(pool, {"127.0.0.1", m_server.port()}, service);
    ASSERT_TRUE(second.has_error());
    EXPECT_EQ(second.error().code, ErrorCode::kConflict);
    EXPECT_NE(second.error().context.find(std::to_string(m_server.port())), std::string::npos);
}

}  // namespace
}  // namespace sigma::ingest::test
