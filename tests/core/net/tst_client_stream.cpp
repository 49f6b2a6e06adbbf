#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "core/net/client_stream.h"
#include "tests/support/run_coroutine.h"

namespace sigma::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using sigma::test::runCoroutine;

std::uint16_t closedPort() {
    asio::io_context context;
    const tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    return acceptor.local_endpoint().port();
}

class ClientStreamTest : public testing::Test {
protected:
    ServerAddress address() const {
        return {"127.0.0.1", std::to_string(m_acceptor.local_endpoint().port())};
    }

    /// Sends back what comes first, and hangs up.
    void startEcho() { asio::co_spawn(m_context, echoOnce(), asio::detached); }

    asio::awaitable<void> echoOnce() {
        auto accepting = m_acceptor.async_accept(asio::use_awaitable);
        tcp::socket socket = co_await std::move(accepting);
        std::array<char, 64> bytes{};
        auto reading = socket.async_read_some(asio::buffer(bytes), asio::use_awaitable);
        const std::size_t count = co_await std::move(reading);
        auto writing =
            asio::async_write(socket, asio::buffer(bytes.data(), count), asio::use_awaitable);
        co_await std::move(writing);
    }

    Result<std::size_t> read() { return runCoroutine(m_context, m_stream->read(m_bytes)); }

    asio::io_context m_context;
    tcp::acceptor m_acceptor{m_context, {asio::ip::address_v4::loopback(), 0}};
    std::unique_ptr<ClientStream> m_stream = makeTcpStream(m_context.get_executor());
    Bytes m_bytes = Bytes(16);
};

TEST_F(ClientStreamTest, CarriesBytesBothWaysAndTellsTheEnd) {
    startEcho();
    EXPECT_EQ(m_stream->descriptor(), -1);
    ASSERT_TRUE(runCoroutine(m_context, m_stream->open(address())).has_value());
    EXPECT_GE(m_stream->descriptor(), 0);
    const Bytes hello = {1, 2, 3};
    ASSERT_TRUE(runCoroutine(m_context, m_stream->write(hello)).has_value());
    EXPECT_EQ(read().value(), 3U);
    EXPECT_EQ(m_bytes[2], 3);
    EXPECT_EQ(read().value(), 0U);
    m_stream->close();
    EXPECT_EQ(m_stream->descriptor(), -1);
}

TEST_F(ClientStreamTest, ConnectsToTheAddressesItIsGivenWhateverTheHost) {
    startEcho();
    ServerAddress server = address();
    server.host = "nowhere.invalid";
    server.addresses = {asio::ip::address_v6::loopback(), asio::ip::address_v4::loopback()};
    EXPECT_TRUE(runCoroutine(m_context, m_stream->open(server)).has_value());
}

TEST_F(ClientStreamTest, EndsWhatWaitsWhenItIsClosed) {
    startEcho();
    ASSERT_TRUE(runCoroutine(m_context, m_stream->open(address())).has_value());
    asio::post(m_context, [this] { m_stream->close(); });
    EXPECT_EQ(read().error().code, ErrorCode::kIo);
}

TEST_F(ClientStreamTest, OpensNoSocketOnceItIsClosed) {
    m_stream->close();
    EXPECT_EQ(runCoroutine(m_context, m_stream->open(address())).error().code, ErrorCode::kIo);
    EXPECT_EQ(m_stream->descriptor(), -1);
}

TEST_F(ClientStreamTest, IsNotOpenWhenItIsClosedWhileItConnects) {
    asio::post(m_context, [this] { asio::post(m_context, [this] { m_stream->close(); }); });
    EXPECT_EQ(runCoroutine(m_context, m_stream->open(address())).error().code, ErrorCode::kIo);
    EXPECT_EQ(m_stream->descriptor(), -1);
}

TEST_F(ClientStreamTest, SaysThatNobodyListens) {
    const ServerAddress nobody{"127.0.0.1", std::to_string(closedPort())};
    const auto opened = runCoroutine(m_context, m_stream->open(nobody));
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kIo);
    EXPECT_TRUE(opened.error().context.starts_with("connecting: ")) << opened.error().context;
}

TEST_F(ClientStreamTest, SaysThatThereIsNoSuchHost) {
    const auto opened = runCoroutine(m_context, m_stream->open({"nowhere.invalid", "80"}));
    ASSERT_TRUE(opened.has_error());
    EXPECT_TRUE(opened.error().context.starts_with("finding the host: "));
}

}  // namespace
}  // namespace sigma::net
