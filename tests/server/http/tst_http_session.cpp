#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/server/http/http_test_server.h"
#include "tests/support/http_client.h"

namespace sigma::http::test {
namespace {

using sigma::test::HttpClient;
using sigma::test::HttpReply;

HttpResponse textOf(std::string text) {
    return HttpResponse::of("text/plain", SharedBuffer::take(std::move(text)));
}

class HttpSessionTest : public testing::Test {
protected:
    HttpSessionTest() {
        m_server.router.add(HttpMethod::kGet, "/echo/{word}",
                            answering([](const HttpRequest& request, const PathParameters& words) {
                                return textOf(std::string(words["word"]) + " " +
                                              std::string(request.query.find("q").value_or("-")) +
                                              " " + request.peerAddress);
                            }));
        m_server.router.add(HttpMethod::kGet, "/part.m4s",
                            answering([](const HttpRequest&, const PathParameters&) {
                                HttpResponse response = textOf("abcde");
                                response.body.push_back(SharedBuffer::take(std::string("fghij")));
                                response.acceptsRanges = true;
                                return response;
                            }));
        m_server.router.add(HttpMethod::kPost, "/body",
                            answering([](const HttpRequest& request, const PathParameters&) {
                                return textOf(request.body);
                            }));
        m_server.router.add(
            HttpMethod::kGet, "/broken",
            [](const HttpRequest&, const PathParameters&) -> boost::asio::awaitable<HttpResponse> {
                throw std::runtime_error("a bug");
                co_return HttpResponse();
            });
        m_server.router.add(HttpMethod::kGet, "/held", holding(m_gate));
        m_server.cors = CorsPolicy("/body", {"https://a.example"});
        m_server.start();
    }

    Gate m_gate;
    HttpTestServer m_server;
};

TEST_F(HttpSessionTest, GivesHandlersWhatTheRequestSays) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get("/echo/a%20b?q=1+2");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "a b 1 2 127.0.0.1");
    EXPECT_EQ(reply.header("content-type"), "text/plain");
    EXPECT_EQ(reply.header("date").size(), 29U);
}

TEST_F(HttpSessionTest, AnswersPipelinedRequestsInOrder) {
    HttpClient client(m_server.port());
    std::string requests;
    for (int index = 0; index != 100; ++index) {
        requests += "GET /echo/" + std::to_string(index) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }
    ASSERT_TRUE(client.send(requests));
    for (int index = 0; index != 100; ++index) {
        EXPECT_EQ(client.receive().body, std::to_string(index) + " - 127.0.0.1");
    }
    EXPECT_EQ(m_server.counters->answers[2], 100U);
}

TEST_F(HttpSessionTest, AnswersHeadAsGetWithoutItsBody) {
    HttpClient client(m_server.port());
    const HttpReply get = client.get("/part.m4s");
    client.send("HEAD /part.m4s HTTP/1.1\r\nHost: a\r\n\r\n");
    const HttpReply head = client.receive(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), "10");
    EXPECT_EQ(head.header("content-type"), get.header("content-type"));
    EXPECT_EQ(client.get("/part.m4s").body, "abcdefghij");
}

struct Answer {
    std::string request;
    int status;
};

class HttpSessionAnswers : public HttpSessionTest, public testing::WithParamInterface<Answer> {};

TEST_P(HttpSessionAnswers, WithAStatusAndCrossOriginPermission) {
    HttpClient client(m_server.port());
    client.send(GetParam().request);
    const HttpReply reply = client.receive();
    EXPECT_EQ(reply.status, GetParam().status);
    EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
    EXPECT_NE(reply.header("access-control-expose-headers"), "");
    if (reply.status >= 400) {
        EXPECT_EQ(reply.header("content-type"), "application/problem+json");
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, HttpSessionAnswers,
    testing::Values(Answer{"GET /part.m4s HTTP/1.1\r\nHost: a\r\n\r\n", 200},
                    Answer{"OPTIONS /part.m4s HTTP/1.1\r\nHost: a\r\n\r\n", 204},
                    Answer{"GET /part.m4s HTTP/1.1\r\nHost: a\r\nRange: bytes=2-6\r\n\r\n", 206},
                    Answer{"GET /part.m4s HTTP/1.1\r\nHost: a\r\nRange: bytes=10-\r\n\r\n", 416},
                    Answer{"GET /none HTTP/1.1\r\nHost: a\r\n\r\n", 404},
                    Answer{"OPTIONS /none HTTP/1.1\r\nHost: a\r\n\r\n", 404},
                    Answer{"POST /part.m4s HTTP/1.1\r\nHost: a\r\n\r\n", 405},
                    Answer{"GET /broken HTTP/1.1\r\nHost: a\r\n\r\n", 500},
                    Answer{"GET /../x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    Answer{"G@T / HTTP/1.1\r\n\r\n", 400}));

TEST_F(HttpSessionTest, SendsTheRangeAcrossPieces) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get("/part.m4s", {"Range: bytes=3-6"});
    EXPECT_EQ(reply.body, "defg");
    EXPECT_EQ(reply.header("content-range"), "bytes 3-6/10");
    EXPECT_EQ(client.get("/part.m4s", {"Range: bytes=10-"}).header("content-range"), "bytes */10");
    EXPECT_EQ(client.get("/part.m4s", {"Range: bytes=0-0,2-3"}).body, "abcdefghij");
}

TEST_F(HttpSessionTest, NamesTheMethodsInA405AndInAPreflight) {
    HttpClient client(m_server.port());
    client.send("DELETE /part.m4s HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive().header("allow"), "GET, HEAD, OPTIONS");
    client.send("OPTIONS /body HTTP/1.1\r\nHost: a\r\nOrigin: http://x\r\n\r\n");
    const HttpReply preflight = client.receive();
    EXPECT_EQ(preflight.header("access-control-allow-methods"), "POST, OPTIONS");
    EXPECT_NE(preflight.header("access-control-allow-headers").find("Range"), std::string::npos);
}

TEST_F(HttpSessionTest, TellsOtherOriginsWhatTheyMayRead) {
    HttpClient client(m_server.port());
    EXPECT_EQ(client.get("/part.m4s", {"Origin: https://b.example"})
                  .header("access-control-allow-origin"),
              "*");
    for (const char* method : {"OPTIONS", "GET"}) {
        const std::string request = std::string(method) + " /body HTTP/1.1\r\nHost: a\r\nOrigin: ";
        client.send(request + "https://a.example\r\n\r\n");
        const HttpReply allowed = client.receive();
        EXPECT_EQ(allowed.header("access-control-allow-origin"), "https://a.example") << method;
        EXPECT_EQ(allowed.header("vary"), "Origin") << method;
        client.send(request + "https://b.example\r\n\r\n");
        const HttpReply refused = client.receive();
        EXPECT_EQ(refused.headers.count("access-control-allow-origin"), 0U) << method;
        EXPECT_EQ(refused.header("vary"), "Origin") << method;
    }
}

TEST_F(HttpSessionTest, GoesOnAfterAHandlerFailed) {
    HttpClient client(m_server.port());
    EXPECT_EQ(client.get("/broken").status, 500);
    EXPECT_EQ(client.get("/echo/x").status, 200);
}

TEST_F(HttpSessionTest, ClosesWhenTheClientAsksForIt) {
    HttpClient client(m_server.port());
    const HttpReply reply = client.get("/echo/x", {"Connection: close"});
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(client.isClosedByPeer());
}

TEST_F(HttpSessionTest, ServesHttp10) {
    HttpClient closing(m_server.port());
    closing.send("GET /echo/x HTTP/1.0\r\n\r\n");
    EXPECT_EQ(closing.receive().header("connection"), "close");
    EXPECT_TRUE(closing.isClosedByPeer());

    HttpClient staying(m_server.port());
    staying.send("GET /echo/x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(staying.receive().header("connection"), "keep-alive");
    EXPECT_EQ(staying.get("/echo/y").status, 200);
}

TEST_F(HttpSessionTest, ServesAClientThatHasFinishedSending) {
    HttpClient client(m_server.port());
    client.send("GET /echo/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /echo/2 HTTP/1.1\r\nHost: a\r\n\r\n");
    client.finishSending();
    EXPECT_EQ(client.receive().body, "1 - 127.0.0.1");
    EXPECT_EQ(client.receive().body, "2 - 127.0.0.1");
    EXPECT_TRUE(client.isClosedByPeer());
}

TEST_F(HttpSessionTest, TellsAClientThatAsksToSendItsBody) {
    HttpClient client(m_server.port());
    client.send(
        "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive().status, 100);
    client.send("abc");
    EXPECT_EQ(client.receive().body, "abc");
}

TEST_F(HttpSessionTest, SendsAHeldAnswerWhenAnotherThreadWakesIt) {
    HttpClient client(m_server.port());
    client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\nGET /echo/next HTTP/1.1\r\nHost: a\r\n\r\n");
    m_gate.waitForVisitors(1);
    m_gate.open();
    EXPECT_EQ(client.receive().body, "held");
    EXPECT_EQ(client.receive().body, "next - 127.0.0.1");
    EXPECT_EQ(m_gate.cancelled(), 0);
}

TEST_F(HttpSessionTest, CancelsAHeldAnswerWhenItsPeerHasGone) {
    HttpClient client(m_server.port());
    client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    m_gate.waitForVisitors(1);
    client.close();
    waitUntil([&] { return m_server.counters->openConnections == 0; });
    EXPECT_EQ(m_gate.cancelled(), 1);
    EXPECT_EQ(m_server.counters->answers[0], 1U);
}

}  // namespace
}  // namespace sigma::http::test
