#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <gtest/gtest.h>

#include "core/publish/transport.h"
#include "tests/core/publish/scripted_rtmp_server.h"
#include "tests/support/run_coroutine.h"

namespace sigma::publish {
namespace {

using sigma::test::runCoroutine;
using test::ScriptedRtmpServer;

RtmpAddress addressOf(std::uint16_t port) {
    RtmpAddress address;
    address.host = "127.0.0.1";
    address.port = std::to_string(port);
    return address;
}

std::uint16_t closedPort() {
    boost::asio::io_context context;
    const boost::asio::ip::tcp::acceptor acceptor(context,
                                                  {boost::asio::ip::address_v4::loopback(), 0});
    return acceptor.local_endpoint().port();
}

TEST(Transport, CarriesBytesBothWays) {
    // A client's handshake without the digest: version, time, zeros; the server answers at once.
    ScriptedRtmpServer server({ScriptedRtmpServer::Manner::kTakesAll});
    boost::asio::io_context context;
    const auto transport = makeTransport(context.get_executor(), false, true);
    ASSERT_TRUE(runCoroutine(context, transport->open(addressOf(server.port()))).has_value());
    EXPECT_GE(transport->descriptor(), 0);
    Bytes hello(1537, 0);
    hello[0] = 3;
    ASSERT_TRUE(runCoroutine(context, transport->write(hello)).has_value());
    Bytes answer(4096);
    const auto count = runCoroutine(context, transport->read(answer));
    ASSERT_TRUE(count.has_value());
    EXPECT_EQ(answer[0], 3);
    transport->close();
    EXPECT_EQ(transport->descriptor(), -1);
}

TEST(Transport, TellsTheEndOfAConnection) {
    ScriptedRtmpServer server({ScriptedRtmpServer::Manner::kHangsUp});
    boost::asio::io_context context;
    const auto transport = makeTransport(context.get_executor(), false, true);
    ASSERT_TRUE(runCoroutine(context, transport->open(addressOf(server.port()))).has_value());
    Bytes answer(16);
    const auto count = runCoroutine(context, transport->read(answer));
    ASSERT_TRUE(count.has_error());
    EXPECT_NE(count.error().context.find("closed"), std::string::npos) << count.error().context;
}

TEST(Transport, NamesTheHostThatDoesNotAnswer) {
    boost::asio::io_context context;
    const auto transport = makeTransport(context.get_executor(), false, true);
    const auto opened = runCoroutine(context, transport->open(addressOf(closedPort())));
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kIo);
    EXPECT_NE(opened.error().context.find("127.0.0.1: connecting"), std::string::npos);
}

}  // namespace
}  // namespace sigma::publish
