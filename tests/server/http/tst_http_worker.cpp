#include <gtest/gtest.h>

#include "tests/server/http/http_test_server.h"
#include "tests/support/http_client.h"
#include "tests/support/stepped_clock.h"

namespace sigma::http::test {
namespace {

using namespace std::chrono_literals;
using sigma::test::HttpClient;
using sigma::test::HttpReply;
using sigma::test::SteppedClock;

constexpr std::size_t kPieceBytes = 1024 * 1024;
constexpr std::size_t kPieces = 32;

class HttpWorkerTest : public testing::Test {
protected:
    HttpWorkerTest() {
        m_server.router.add(HttpMethod::kGet, "/",
                            answering([](const HttpRequest&, const PathParameters&) {
                                return HttpResponse::empty(204);
                            }));
        m_server.router.add(HttpMethod::kGet, "/large",
                            answering([this](const HttpRequest&, const PathParameters&) {
                                HttpResponse response;
                                response.body.assign(kPieces, m_piece);
                                return response;
                            }));
    }

    std::uint64_t open() const { return m_server.counters->openConnections; }

    SharedBuffer m_piece = SharedBuffer::take(Bytes(kPieceBytes));
    HttpTestServer m_server;
};

struct TooMuch {
    std::string request;
    int status;
};

class HttpWorkerRefuses : public HttpWorkerTest, public testing::WithParamInterface<TooMuch> {};

TEST_P(HttpWorkerRefuses, AndCloses) {
    m_server.limits.requestTime = 50ms;
    m_server.start();
    HttpClient client(m_server.port());
    client.send(GetParam().request);
    const HttpReply reply = client.receive();
    EXPECT_EQ(reply.status, GetParam().status);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(client.isClosedByPeer());
}

INSTANTIATE_TEST_SUITE_P(
    Table, HttpWorkerRefuses,
    testing::Values(TooMuch{"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(200'000, 'a'), 431},
                    TooMuch{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" +
                                std::string(200'000, 'a'),
                            413},
                    TooMuch{"GET / HTT", 408},
                    TooMuch{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na", 408}));

TEST_F(HttpWorkerTest, ClosesAnIdleConnectionWithoutAWord) {
    m_server.limits.keepAliveTime = 50ms;
    m_server.start();
    HttpClient silent(m_server.port());
    EXPECT_TRUE(silent.isClosedByPeer());
    HttpClient served(m_server.port());
    EXPECT_EQ(served.get("/").status, 204);
    EXPECT_TRUE(served.isClosedByPeer());
}

TEST_F(HttpWorkerTest, RefusesOneConnectionTooManyOfAnAddress) {
    m_server.limits.connectionsByAddress = 1;
    m_server.start();
    HttpClient first(m_server.port());
    EXPECT_EQ(first.get("/").status, 204);
    HttpClient second(m_server.port());
    const HttpReply refused = second.receive();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "5");
    EXPECT_EQ(refused.header("access-control-allow-origin"), "*");
    EXPECT_TRUE(second.isClosedByPeer());
    EXPECT_EQ(m_server.counters->refusedConnections, 1U);

    first.close();
    waitUntil([&] { return open() == 0; });
    HttpClient third(m_server.port());
    EXPECT_NE(third.get("/").status, 0);
}

TEST_F(HttpWorkerTest, RefusesOneConnectionTooManyInAll) {
    m_server.limits.connections = 1;
    m_server.start();
    HttpClient first(m_server.port());
    EXPECT_EQ(first.get("/").status, 204);
    HttpClient second(m_server.port());
    EXPECT_EQ(second.receive().status, 503);
    EXPECT_EQ(first.get("/").status, 204);
}

TEST_F(HttpWorkerTest, TakesNewLimitsForConnectionsToCome) {
    m_server.start();
    HttpClient first(m_server.port());
    EXPECT_EQ(first.get("/").status, 204);
    HttpLimits limits = m_server.limits;
    limits.connections = 2;
    limits.headerBytes = 1024;
    m_server.listener().setLimits(limits);
    const std::string large = "X: " + std::string(2048, 'a');
    EXPECT_EQ(first.get("/", {large}).status, 204);
    HttpClient second(m_server.port());
    EXPECT_EQ(second.get("/", {large}).status, 431);
    HttpClient third(m_server.port());
    EXPECT_EQ(third.receive().status, 503);
}

class SlowReader : public HttpWorkerTest {
protected:
    SlowReader() {
        m_server.clock = m_clock;
        m_server.limits.writeStallTime = 10s;
        m_server.limits.minimumSendRate = 0;
        m_server.limits.keepAliveTime = 1h;
        m_server.limits.requestTime = 1h;
    }

    /// Asks for more than the system's buffers take, and waits until they are full.
    void askForLarge(HttpClient& client) {
        const std::uint64_t sent = m_server.counters->bytesSent;
        client.shrinkReceiveBuffer();
        client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
        waitUntil([&] { return m_server.counters->bytesSent != sent; });
    }

    std::shared_ptr<SteppedClock> m_clock = std::make_shared<SteppedClock>();
};

TEST_F(SlowReader, IsClosedWhenItReadsNothing) {
    m_server.start();
    HttpClient client(m_server.port());
    askForLarge(client);
    waitUntil([&] {
        m_clock->advance(1s);
        return open() == 0;
    });
    EXPECT_EQ(client.receive().status, 0);
}

TEST_F(SlowReader, LivesWhileItReads) {
    m_server.start();
    HttpClient stalled(m_server.port());
    askForLarge(stalled);
    HttpClient reading(m_server.port());
    askForLarge(reading);
    for (int step = 0; step != 3; ++step) {
        const std::uint64_t sent = m_server.counters->bytesSent;
        waitUntil([&] {
            reading.readSome();
            return m_server.counters->bytesSent != sent;
        });
        m_clock->advance(6s);
    }
    waitUntil([&] { return open() == 1; });
    EXPECT_EQ(reading.receive().body.size(), kPieces * kPieceBytes);
}

TEST_F(SlowReader, IsClosedWhenItReadsTooSlowly) {
    m_server.limits.minimumSendRate = 1024 * 1024;
    m_server.start();
    HttpClient client(m_server.port());
    askForLarge(client);
    m_clock->advance(9s);
    const std::uint64_t sent = m_server.counters->bytesSent;
    waitUntil([&] {
        client.readSome();
        return m_server.counters->bytesSent != sent;
    });
    m_clock->advance(9s);
    waitUntil([&] { return open() == 0; });
    EXPECT_LT(m_server.counters->bytesSent, kPieces * kPieceBytes);
}

}  // namespace
}  // namespace sigma::http::test
