#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "core/net/io_pool.h"
#include "core/publish/rtmp_connection.h"
#include "tests/core/publish/publish_fixtures.h"
#include "tests/core/publish/scripted_rtmp_server.h"
#include "tests/support/run_coroutine.h"

namespace sigma::publish {
namespace {

using sigma::test::runCoroutine;
using test::ScriptedRtmpServer;
using Manner = ScriptedRtmpServer::Manner;

/// One connection, whose executor is the test's thread.
class RtmpConnectionTest : public testing::Test {
protected:
    RtmpConnectionTest() { m_pool.start(); }

    std::shared_ptr<RtmpConnection> connectionTo(const ScriptedRtmpServer& server) {
        return std::make_shared<RtmpConnection>(
            RtmpConnection::Executors{m_context.get_executor(), m_pool.context(0).get_executor()},
            RtmpAddress::parse(test::target(server.port(), "key")).value(), true,
            RtmpConnection::Timeouts{});
    }

    boost::asio::io_context m_context;
    net::IoPool m_pool{1, test::silentLog()};
};

TEST_F(RtmpConnectionTest, SendsAndCountsWhatItSends) {
    ScriptedRtmpServer server({Manner::kTakesAll});
    const auto connection = connectionTo(server);
    ASSERT_TRUE(runCoroutine(m_context, connection->open()).has_value());
    const std::uint64_t before = connection->report()->bytesWritten;
    const auto sent = runCoroutine(
        m_context, connection->send({MessageKind::kAudio, 0, {Bytes(1000, 0xAF), {}}}));
    ASSERT_TRUE(sent.has_value());
    EXPECT_GE(connection->report()->bytesWritten, before + 1000);
    EXPECT_LE(connection->report()->bytesWritten, before + 1100);
    connection->close({ErrorCode::kIo, "enough"});
    EXPECT_EQ(connection->failure()->context, "enough");
    EXPECT_FALSE(connection->report());
    m_context.restart();
    m_context.run();
}

TEST_F(RtmpConnectionTest, TellsARefusalRatherThanTheHangingUpBehindIt) {
    ScriptedRtmpServer server({Manner::kRefuses});
    const auto connection = connectionTo(server);
    const auto opened = runCoroutine(m_context, connection->open());
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kUnauthorized);
    connection->close(opened.error());
    m_context.restart();
    m_context.run();
}

TEST_F(RtmpConnectionTest, FailsWhereTheServerHangsUp) {
    ScriptedRtmpServer server({Manner::kHangsUp});
    const auto connection = connectionTo(server);
    const auto opened = runCoroutine(m_context, connection->open());
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kIo);
    connection->close(opened.error());
    m_context.restart();
    m_context.run();
}

}  // namespace
}  // namespace sigma::publish
