#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "core/httpclient/http_client.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/self_signed_certificate.h"

namespace sigma::httpclient {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;

class TlsContextTest : public testing::Test {
protected:
    TlsContextTest() {
        test::useSelfSignedCertificate(m_serverTls);
        asio::co_spawn(m_context, serveOnce(), asio::detached);
    }

    asio::awaitable<void> serveOnce() {
        auto accepting = m_acceptor.async_accept(asio::use_awaitable);
        tcp::socket socket = co_await std::move(accepting);
        ssl::stream<tcp::socket> stream(std::move(socket), m_serverTls);
        auto shaking = stream.async_handshake(ssl::stream_base::server, asio::use_awaitable);
        co_await std::move(shaking);
        std::string head;
        auto reading = asio::async_read_until(stream, asio::dynamic_buffer(head), "\r\n\r\n",
                                              asio::use_awaitable);
        co_await std::move(reading);
        const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret";
        const auto bytes = asio::buffer(answer);
        auto writing = asio::async_write(stream, bytes, asio::use_awaitable);
        co_await std::move(writing);
    }

    Result<HttpAnswer> get(bool verifiesCertificates) {
        HttpClient client(m_context.get_executor(), m_clock,
                          {.verifiesCertificates = verifiesCertificates});
        const auto port = std::to_string(m_acceptor.local_endpoint().port());
        const Url url = *Url::parse("https://127.0.0.1:" + port + "/");
        return test::runCoroutine(m_context, client.get(url, std::chrono::seconds(20)));
    }

    asio::io_context m_context;
    SystemClock m_clock;
    ssl::context m_serverTls{ssl::context::tls_server};
    tcp::acceptor m_acceptor{m_context, {asio::ip::address_v4::loopback(), 0}};
};

TEST_F(TlsContextTest, TrustsNobodyWhomTheMachineDoesNot) {
    const auto answer = get(true);
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().code, ErrorCode::kIo);
    EXPECT_NE(answer.error().context.find("certificate is not trusted"), std::string::npos)
        << answer.error().context;
}

TEST_F(TlsContextTest, NamesTheHostThoughItIsGivenItsAddress) {
    SSL_CTX_set_tlsext_servername_callback(
        m_serverTls.native_handle(), +[](SSL* connection, int*, void* named) {
            const char* name = SSL_get_servername(connection, TLSEXT_NAMETYPE_host_name);
            *static_cast<std::string*>(named) = name == nullptr ? "" : name;
            return SSL_TLSEXT_ERR_OK;
        });
    std::string named;
    SSL_CTX_set_tlsext_servername_arg(m_serverTls.native_handle(), &named);
    HttpClient client(m_context.get_executor(), m_clock, {.verifiesCertificates = false});
    const auto port = std::to_string(m_acceptor.local_endpoint().port());
    HttpPost message{.url = *Url::parse("https://hooks.invalid:" + port + "/"),
                     .headers = {},
                     .body = "",
                     .addresses = {m_acceptor.local_endpoint().address()}};
    const auto answer =
        test::runCoroutine(m_context, client.post(std::move(message), std::chrono::seconds(20)));
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(named, "hooks.invalid");
}

TEST_F(TlsContextTest, TrustsAnybodyWhereItIsTold) {
    const auto answer = get(false);
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.text(), "secret");
}

}  // namespace
}  // namespace sigma::httpclient
