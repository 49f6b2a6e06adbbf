#include <gtest/gtest.h>

#include "tests/server/http/http_test_server.h"
#include "tests/support/http_client.h"

namespace sigma::http::test {
namespace {

using namespace std::chrono_literals;
using sigma::test::HttpClient;
using sigma::test::HttpReply;

class HttpListenerTest : public testing::Test {
protected:
    HttpListenerTest() {
        m_server.router.add(HttpMethod::kGet, "/",
                            answering([](const HttpRequest&, const PathParameters&) {
                                return HttpResponse::empty(204);
                            }));
        m_server.router.add(HttpMethod::kGet, "/held", holding(m_gate));
        m_server.start();
    }

    Gate m_gate;
    HttpTestServer m_server;
};

TEST_F(HttpListenerTest, SaysWhenItCannotListen) {
    net::IoPool pool(1, Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {}));
    HttpService service{std::make_shared<const Router>(),
                        {},
                        std::make_shared<SystemClock>(),
                        Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {})};
    const auto listener =
        HttpListener::create(pool, {"127.0.0.1", m_server.port()}, std::move(service));
    ASSERT_TRUE(listener.has_error());
    EXPECT_EQ(listener.error().code, ErrorCode::kConflict);
}

TEST_F(HttpListenerTest, DrainsAtOnceWhenNothingIsOpen) {
    EXPECT_TRUE(m_server.listener().drain(0ms));
}

TEST_F(HttpListenerTest, ClosesIdleConnectionsWhenItDrains) {
    HttpClient fresh(m_server.port());
    HttpClient used(m_server.port());
    EXPECT_EQ(used.get("/").status, 204);
    waitUntil([&] { return m_server.counters->openConnections == 2; });
    EXPECT_TRUE(m_server.listener().drain(1h));
    EXPECT_TRUE(fresh.isClosedByPeer());
    EXPECT_TRUE(used.isClosedByPeer());
}

TEST_F(HttpListenerTest, FinishesAHeldAnswerWhenItDrains) {
    HttpClient client(m_server.port());
    client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    m_gate.waitForVisitors(1);
    HttpClient idle(m_server.port());
    EXPECT_EQ(idle.get("/").status, 204);
    bool isEmpty = false;
    std::thread drainer([&] { isEmpty = m_server.listener().drain(1h); });
    EXPECT_TRUE(idle.isClosedByPeer());
    m_gate.open();
    const HttpReply reply = client.receive();
    drainer.join();
    EXPECT_TRUE(isEmpty);
    EXPECT_EQ(reply.body, "held");
    EXPECT_EQ(m_gate.cancelled(), 0);
}

TEST_F(HttpListenerTest, CancelsAHeldAnswerWhenDrainingHasTakenTooLong) {
    HttpClient client(m_server.port());
    client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    m_gate.waitForVisitors(1);
    m_server.listener().stopAccepting();
    EXPECT_TRUE(m_server.listener().drain(0ms));
    EXPECT_EQ(m_gate.cancelled(), 1);
    EXPECT_EQ(client.receive().status, 0);
}

TEST_F(HttpListenerTest, TurnsNewConnectionsAwayWhenItDrains) {
    EXPECT_TRUE(m_server.listener().drain(0ms));
    HttpClient late(m_server.port());
    EXPECT_TRUE(late.isClosedByPeer());
}

}  // namespace
}  // namespace sigma::http::test
