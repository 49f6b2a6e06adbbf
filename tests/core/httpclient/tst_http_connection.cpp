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
        return test::runCoroutine(m_context,
                                  m_connection->exchange({url, "test", 1'000}, deadline));
    }

    std::string m_raw;
    boost::asio::io_context m_context;
    SystemClock m_clock;
    net::TlsContext m_tls{true};
    ScriptedHttpServer m_server{
        m_context, [this](const auto&) { return ScriptedHttpServer::Reply{.raw = m_raw}; }};
    std::unique_ptr<HttpConnection> m_connection =
        makeHttpConnection(m_context.get_executor(), m_clock, m_tls, false);
};

TEST_F(HttpConnectionTest, ReadsChunkedBodies) {
    const auto answer = exchange(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.text(), "abcde");
    EXPECT_TRUE(m_connection->isReusable());
}

TEST_F(HttpConnectionTest, ReadsABodyThatEndsWithTheConnection) {
    const auto answer = exchange("HTTP/1.1 200 OK\r\n\r\nall of it");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.text(), "all of it");
    EXPECT_FALSE(m_connection->isReusable());
}

TEST_F(HttpConnectionTest, JoinsHeadersThatComeTwice) {
    const auto answer = exchange(
        "HTTP/1.1 200 OK\r\nVARY: Origin\r\nVary: Accept-Encoding\r\nContent-Length: 0\r\n\r\n");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->header("vary"), "Origin, Accept-Encoding");
    EXPECT_EQ(answer->header("missing"), "");
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
    const auto secure = makeHttpConnection(m_context.get_executor(), m_clock, m_tls, true);
    const auto deadline = std::chrono::steady_clock::now() + 200ms;
    const auto opened = test::runCoroutine(m_context, secure->open(url, {}, deadline));
    ASSERT_TRUE(opened.has_error());
    EXPECT_NE(opened.error().context.find("TLS"), std::string::npos) << opened.error().context;
}

}  // namespace
}  // namespace sigma::httpclient
