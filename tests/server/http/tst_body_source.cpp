// Bodies that are produced while they are sent, over real connections.

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include "server/http/body_source.h"
#include "tests/server/http/http_test_server.h"
#include "tests/support/http_client.h"

namespace sigma::http::test {
namespace {

using boost::asio::awaitable;
using sigma::test::HttpClient;

SharedBuffer piece(std::string text) {
    return SharedBuffer::take(std::move(text));
}

/// The pieces it was given; then what the test has chosen.
class ScriptedSource : public BodySource {
public:
    ScriptedSource(std::vector<std::string> pieces, std::function<awaitable<SharedBuffer>()> then)
        : m_pieces(std::move(pieces)), m_then(std::move(then)) {}

    awaitable<SharedBuffer> next() override {
        if (m_given != m_pieces.size()) {
            co_return piece(m_pieces[m_given++]);
        }
        auto waiting = m_then();
        SharedBuffer last = co_await std::move(waiting);
        co_return last;
    }

private:
    std::vector<std::string> m_pieces;
    std::function<awaitable<SharedBuffer>()> m_then;
    std::size_t m_given = 0;
};

/// Large pieces without end; counts how many were asked for.
class EndlessSource : public BodySource {
public:
    explicit EndlessSource(std::atomic<int>& asked) : m_asked(asked) {}

    awaitable<SharedBuffer> next() override {
        ++m_asked;
        co_return piece(std::string(1U << 20, 'x'));
    }

private:
    std::atomic<int>& m_asked;
};

class BodySourceTest : public testing::Test {
protected:
    BodySourceTest() {
        add("/finished", [](Gate&) -> awaitable<SharedBuffer> { co_return SharedBuffer(); });
        add("/broken", [](Gate&) -> awaitable<SharedBuffer> {
            throw std::runtime_error("a bug");
            co_return SharedBuffer();
        });
        add("/held", [](Gate& gate) -> awaitable<SharedBuffer> {
            auto passing = gate.pass();
            co_await std::move(passing);
            co_return SharedBuffer();
        });
        m_server.router.add(HttpMethod::kGet, "/endless",
                            answering([this](const HttpRequest&, const PathParameters&) {
                                return HttpResponse::streamed(
                                    "text/plain", std::make_shared<EndlessSource>(m_asked));
                            }));
        m_server.start();
    }

    void add(const char* path, std::function<awaitable<SharedBuffer>(Gate&)> then) {
        m_server.router.add(
            HttpMethod::kGet, path,
            answering([this, then](const HttpRequest&, const PathParameters&) {
                return HttpResponse::streamed(
                    "text/event-stream",
                    std::make_shared<ScriptedSource>(std::vector<std::string>{"data: 1\n\n", ":\n"},
                                                     [this, then] { return then(m_gate); }));
            }));
    }

    static std::string request(const std::string& path, const std::string& version = "1.1") {
        return "GET " + path + " HTTP/" + version + "\r\nHost: a\r\n\r\n";
    }

    Gate m_gate;
    std::atomic<int> m_asked{0};
    HttpTestServer m_server;
};

constexpr const char* kTwoChunks = "9\r\ndata: 1\n\n\r\n2\r\n:\n\r\n";

TEST_F(BodySourceTest, SendsEachPieceAsAChunk) {
    HttpClient client(m_server.port());
    client.send("GET /finished HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string all = client.receiveAll();
    EXPECT_NE(all.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_EQ(all.find("Content-Length"), std::string::npos);
    EXPECT_NE(all.find("Cache-Control: no-store\r\n"), std::string::npos);
    EXPECT_TRUE(all.ends_with("\r\n\r\n" + std::string(kTwoChunks) + "0\r\n\r\n")) << all;
}

TEST_F(BodySourceTest, KeepsTheConnectionForTheNextRequest) {
    HttpClient client(m_server.port());
    client.send(request("/finished") +
                "GET /finished HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string all = client.receiveAll();
    EXPECT_NE(all.find("0\r\n\r\nHTTP/1.1 200 OK\r\n"), std::string::npos) << all;
    EXPECT_EQ(m_server.counters->answers[2], 2U);
}

TEST_F(BodySourceTest, EndsWithTheConnectionForHttp10) {
    HttpClient client(m_server.port());
    client.send("GET /finished HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
    const std::string all = client.receiveAll();
    EXPECT_EQ(all.find("Transfer-Encoding"), std::string::npos);
    EXPECT_TRUE(all.ends_with("\r\n\r\ndata: 1\n\n:\n")) << all;
}

TEST_F(BodySourceTest, ProducesNothingForHead) {
    HttpClient client(m_server.port());
    client.send("HEAD /endless HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.receiveAll().ends_with("\r\n\r\n"));
    EXPECT_EQ(m_asked, 0);
}

TEST_F(BodySourceTest, CutsTheBodyOffWhenTheSourceFails) {
    HttpClient client(m_server.port());
    client.send(request("/broken"));
    EXPECT_TRUE(client.receiveAll().ends_with(kTwoChunks));
}

TEST_F(BodySourceTest, IsCancelledWhenThePeerCloses) {
    HttpClient client(m_server.port());
    client.send(request("/held"));
    m_gate.waitForVisitors(1);
    client.close();
    waitUntil([this] { return m_gate.cancelled() == 1; });
    waitUntil([this] { return m_server.counters->openConnections == 0; });
}

TEST_F(BodySourceTest, EndsTheBodyProperlyWhenTheServerDrains) {
    HttpClient client(m_server.port());
    client.send(request("/held"));
    m_gate.waitForVisitors(1);
    EXPECT_TRUE(m_server.listener().drain(std::chrono::seconds(30)));
    EXPECT_TRUE(client.receiveAll().ends_with(std::string(kTwoChunks) + "0\r\n\r\n"));
    EXPECT_EQ(m_gate.cancelled(), 1);
}

TEST_F(BodySourceTest, WaitsForAPeerThatDoesNotRead) {
    HttpClient slow(m_server.port());
    slow.shrinkReceiveBuffer();
    slow.send(request("/endless"));
    waitUntil([this] { return m_asked > 0; });
    // Another's whole exchange on the same contexts gives the source every chance to run ahead.
    for (int turn = 0; turn != 50; ++turn) {
        HttpClient client(m_server.port());
        client.send("GET /finished HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        client.receiveAll();
    }
    EXPECT_LT(m_asked, 50);
    slow.close();
    waitUntil([this] { return m_server.counters->openConnections == 0; });
}

}  // namespace
}  // namespace sigma::http::test
