#include <gtest/gtest.h>

#include "core/httpclient/http_connection.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::httpclient {
namespace {

using namespace std::chrono_literals;
using test::ScriptedHttpServer;

class HttpConnectionTest : public testing::Test {
protected:
    Result<HttpAnswer> exchange(const std::string& raw) {
        m_raw = raw;
        const Url url = *Url::parse(m_server.url("/"));
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        const auto opened = test::runCoroutine(m_context, m_connection->open(url, {}, deadline));
        EXPECT_TRUE(opened.has_value());
        const HttpRequest request{.url = url, .maxBodyBytes = 1'000};
        return test::runCoroutine(m_context, m_connection->exchange(request, deadline));
    }

    std::string m_raw;
    boost::asio::io_context m_context;
    SystemClock m_clock;
    ScriptedHttpServer m_server{
        m_context, [this](const auto&) { return ScriptedHttpServer::Reply{.raw = m_raw}; }};
    std::shared_ptr<HttpConnection> m_connection = std::make_shared<HttpConnection>(
        m_context.get_executor(), m_clock, net::makeTcpStream(m_context.get_executor()));
};

TEST_F(HttpConnectionTest, KnowsWhetherItCanBeUsedAgain) {
    const auto answer = exchange("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.text(), "yes");
    EXPECT_LE(answer->sentAt, answer->firstByteAt);
    EXPECT_TRUE(m_connection->isReusable());
    EXPECT_TRUE(m_connection->hasHeardBack());
}

TEST_F(HttpConnectionTest, KnowsWhetherAnythingCameBack) {
    EXPECT_TRUE(exchange("\r\n\r\nnonsense").has_error());
    EXPECT_FALSE(m_connection->isReusable());
}

TEST_F(HttpConnectionTest, SaysWhyItCannotBeOpened) {
    const Url url = *Url::parse("http://127.0.0.1:1/");
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    const auto opened = test::runCoroutine(m_context, m_connection->open(url, {}, deadline));
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kIo);
    EXPECT_NE(opened.error().context.find("http://127.0.0.1:1: connecting"), std::string::npos);
}

TEST_F(HttpConnectionTest, SaysThatTheOtherSideSpeaksNoTls) {
    m_raw = "HTTP/1.1 400 Bad Request\r\n\r\n";
    Url url = *Url::parse(m_server.url("/"));
    url.isSecure = true;
    auto stream =
        net::makeTlsStream(m_context.get_executor(), std::make_shared<net::TlsContext>(true));
    const auto secure =
        std::make_shared<HttpConnection>(m_context.get_executor(), m_clock, std::move(stream));
    const auto deadline = std::chrono::steady_clock::now() + 200ms;
    const auto opened = test::runCoroutine(m_context, secure->open(url, {}, deadline));
    ASSERT_TRUE(opened.has_error());
    EXPECT_NE(opened.error().context.find("TLS"), std::string::npos) << opened.error().context;
}

}  // namespace
}  // namespace sigma::httpclient
