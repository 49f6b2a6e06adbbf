#include <numeric>

#include <boost/asio/co_spawn.hpp>
#include <gtest/gtest.h>

#include "core/base/gzip.h"
#include "core/httpclient/http_client.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::httpclient {
namespace {

using namespace std::chrono_literals;
using test::ScriptedHttpServer;
using Manner = ScriptedHttpServer::Manner;
using Reply = ScriptedHttpServer::Reply;

class HttpClientTest : public testing::Test {
protected:
    Result<HttpAnswer> get(const std::string& path, std::chrono::milliseconds patience = 20s) {
        return test::runCoroutine(m_context,
                                  m_client.get(*Url::parse(m_server.url(path)), patience));
    }

    Url urlOf(const std::string& path) const { return *Url::parse(m_server.url(path)); }

    Result<HttpAnswer> get(HttpGet request) {
        return test::runCoroutine(m_context, m_client.get(std::move(request), 20s));
    }

    Result<HttpAnswer> post(const std::string& path, std::chrono::milliseconds patience = 20s) {
        HttpPost message{.url = *Url::parse(m_server.url(path)),
                         .headers = {{"Content-Type", "application/json"}, {"x-id", "7"}},
                         .body = "{\"a\":1}"};
        return test::runCoroutine(m_context, m_client.post(std::move(message), patience));
    }

    std::map<std::string, Reply> m_replies;
    boost::asio::io_context m_context;
    SystemClock m_clock;
    HttpClient m_client{
        m_context.get_executor(),
        m_clock,
        {.maxBodyBytes = 10'000, .maxConnections = 2, .origin = "https://page.example"}};
    std::string m_lastHead;
    std::string m_lastBody;
    ScriptedHttpServer m_server{m_context, [this](const ScriptedHttpServer::Request& request) {
                                    m_lastHead = request.head;
                                    m_lastBody = request.body;
                                    const auto reply = m_replies.find(request.path);
                                    return reply == m_replies.end()
                                               ? Reply{.status = 404, .body = "nothing"}
                                               : reply->second;
                                }};
};

TEST_F(HttpClientTest, TakesAnyStatusForAnAnswer) {
    const auto answer = get("/missing?x=y");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 404);
    EXPECT_EQ(answer->body.text(), "nothing");
    EXPECT_EQ(answer->url.target, "/missing?x=y");
    EXPECT_LE(answer->sentAt, answer->firstByteAt);
    EXPECT_LE(answer->firstByteAt, answer->lastByteAt);
}

TEST_F(HttpClientTest, AsksAsAPageOfAnotherOriginDoes) {
    ASSERT_TRUE(get("/").has_value());
    EXPECT_NE(m_lastHead.find("Origin: https://page.example\r\n"), std::string::npos) << m_lastHead;
    EXPECT_NE(m_lastHead.find("Accept-Encoding: gzip"), std::string::npos);
    EXPECT_NE(m_lastHead.find("Host: 127.0.0.1:"), std::string::npos);
}

TEST_F(HttpClientTest, KeepsAConnectionForTheNextRequest) {
    ASSERT_TRUE(get("/").has_value());
    ASSERT_TRUE(get("/").has_value());
    EXPECT_EQ(m_server.connectionCount(), 1U);
}

TEST_F(HttpClientTest, AsksAgainWhereAKeptConnectionHasGone) {
    const std::string last = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    m_replies["/closing"].raw = last;
    ASSERT_TRUE(get("/closing").has_value());
    EXPECT_EQ(get("/")->status, 404);
    EXPECT_EQ(m_server.connectionCount(), 2U);
}

TEST_F(HttpClientTest, DecodesGzip) {
    const SharedBuffer body = gzip("#EXTM3U\n");
    m_replies["/p"] = {
        .status = 200, .body = std::string(body.text()), .headers = {{"Content-Encoding", "gzip"}}};
    const auto answer = get("/p");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_TRUE(answer->wasGzipped);
    EXPECT_EQ(answer->body.text(), "#EXTM3U\n");
}

TEST_F(HttpClientTest, RefusesABodyThatIsNotItsEncoding) {
    m_replies["/p"] = {
        .status = 200, .body = "#EXTM3U\n", .headers = {{"Content-Encoding", "gzip"}}};
    EXPECT_EQ(get("/p").error().code, ErrorCode::kInvalidData);
    m_replies["/p"].headers["Content-Encoding"] = "br";
    EXPECT_EQ(get("/p").error().code, ErrorCode::kInvalidData);
}

TEST_F(HttpClientTest, FollowsRedirectsAndSaysWhereTo) {
    m_replies["/old"] = {.status = 302, .body = "", .headers = {{"Location", "new?a=b"}}};
    m_replies["/new"] = {.status = 200, .body = "here", .headers = {}};
    const auto answer = get("/old");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.text(), "here");
    EXPECT_EQ(answer->url.target, "/new?a=b");
}

TEST_F(HttpClientTest, StopsFollowingACircle) {
    m_replies["/old"] = {.status = 302, .body = "", .headers = {{"Location", "/old"}}};
    EXPECT_EQ(get("/old").error().code, ErrorCode::kLimitExceeded);
}

TEST_F(HttpClientTest, RefusesABodyBeyondItsLimit) {
    m_replies["/big"] = {.status = 200, .body = std::string(10'001, 'a'), .headers = {}};
    EXPECT_EQ(get("/big").error().code, ErrorCode::kLimitExceeded);
}

TEST_F(HttpClientTest, GivesUpAfterItsPatience) {
    m_replies["/held"].manner = Manner::kHeld;
    const auto answer = get("/held", 1ms);
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().code, ErrorCode::kIo);
}

TEST_F(HttpClientTest, NamesTheHostThatDoesNotSpeakHttp) {
    m_replies["/odd"].raw = "220 mail.example ESMTP\r\n\r\n";
    const auto answer = get("/odd");
    ASSERT_TRUE(answer.has_error());
    EXPECT_NE(answer.error().context.find("http://127.0.0.1:"), std::string::npos);
}

TEST_F(HttpClientTest, TellsWhenABodyIsCutOff) {
    m_replies["/cut"].raw = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive5";
    EXPECT_EQ(get("/cut").error().code, ErrorCode::kIo);
}

TEST_F(HttpClientTest, SendsTheHeadersThatItIsGiven) {
    ASSERT_TRUE(get({.url = urlOf("/"),
                     .headers = {{"Authorization", "Bearer t"}, {"Range", "bytes=2-4"}},
                     .acceptsGzip = false})
                    .has_value());
    EXPECT_NE(m_lastHead.find("Authorization: Bearer t\r\n"), std::string::npos) << m_lastHead;
    EXPECT_NE(m_lastHead.find("Range: bytes=2-4\r\n"), std::string::npos);
    EXPECT_EQ(m_lastHead.find("Accept-Encoding"), std::string::npos);
}

TEST_F(HttpClientTest, TakesASecretToNoOtherServer) {
    std::string otherHead;
    ScriptedHttpServer other(m_context, [&](const ScriptedHttpServer::Request& request) {
        otherHead = request.head;
        return Reply{};
    });
    m_replies["/here"] = {.status = 302, .body = "", .headers = {{"Location", "/there"}}};
    m_replies["/there"] = {.status = 302, .body = "", .headers = {{"Location", other.url("/x")}}};
    ASSERT_TRUE(get({.url = urlOf("/here"),
                     .headers = {{"Authorization", "Bearer t"}, {"Range", "bytes=2-4"}}})
                    .has_value());
    EXPECT_NE(m_lastHead.find("Authorization"), std::string::npos) << m_lastHead;
    EXPECT_EQ(otherHead.find("Authorization"), std::string::npos) << otherHead;
    EXPECT_NE(otherHead.find("Range: bytes=2-4"), std::string::npos) << otherHead;
}

TEST_F(HttpClientTest, TellsOfBytesAsTheyCome) {
    m_replies["/slow"] = {.body = "slow", .manner = Manner::kTrickled};
    std::vector<std::size_t> counts;
    SteadyTime last;
    const auto answer =
        get({.url = urlOf("/slow"), .onBytes = [&](SteadyTime at, std::size_t count) {
                 EXPECT_LE(last, at);
                 last = at;
                 counts.push_back(count);
             }});
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.text(), "slow");
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::size_t{0}), 4U);
}

TEST_F(HttpClientTest, EndsWhenItIsCancelled) {
    m_replies["/slow"] = {.body = std::string(1'000, 'a'), .manner = Manner::kTrickled};
    const auto cancellation = std::make_shared<Cancellation>();
    const auto answer = get({.url = urlOf("/slow"),
                             .onBytes = [&](SteadyTime, std::size_t) { cancellation->cancel(); },
                             .cancellation = cancellation});
    ASSERT_TRUE(answer.has_error());
    EXPECT_NE(answer.error().context.find("cancelled"), std::string::npos)
        << answer.error().context;
}

TEST_F(HttpClientTest, DoesNotBeginWhatWasCancelledBefore) {
    const auto cancellation = std::make_shared<Cancellation>();
    cancellation->cancel();
    EXPECT_TRUE(get({.url = urlOf("/"), .cancellation = cancellation}).has_error());
    EXPECT_EQ(m_server.requests().size(), 0U);
}

TEST_F(HttpClientTest, DoesNotBeginWhatIsCancelledWithAPlaceAtHand) {
    m_replies["/held"].manner = Manner::kHeld;
    const auto first = std::make_shared<Cancellation>();
    const auto waiting = std::make_shared<Cancellation>();
    const auto other = std::make_shared<Cancellation>();
    std::optional<Result<HttpAnswer>> answer;
    const auto begin = [&](HttpGet request, auto onEnd) {
        boost::asio::co_spawn(m_context, m_client.get(std::move(request), 20s), std::move(onEnd));
    };
    const auto nothing = [](const std::exception_ptr&, const auto&) {};
    // The first leaves its place to the third, which is cancelled before it has run again.
    begin({.url = urlOf("/held"), .cancellation = first},
          [&](const std::exception_ptr&, const auto&) { waiting->cancel(); });
    begin({.url = urlOf("/held"), .cancellation = other}, nothing);
    begin({.url = urlOf("/third"), .cancellation = waiting},
          [&](const std::exception_ptr&, auto third) { answer = std::move(third); });
    m_context.restart();
    while (m_server.requests().size() < 2) {
        m_context.run_one();
    }
    first->cancel();
    while (!answer) {
        m_context.run_one();
    }
    EXPECT_TRUE(answer->has_error());
    EXPECT_EQ(m_server.requests().size(), 2U);
    other->cancel();
    m_context.poll();
}

TEST_F(HttpClientTest, LetsUrgentRequestsGoFirstWhereConnectionsAreFew) {
    std::vector<std::string> order;
    const auto cancellation = std::make_shared<Cancellation>();
    const auto begin = [&](HttpGet request) {
        const std::string path = request.url.target;
        boost::asio::co_spawn(
            m_context, m_client.get(std::move(request), 20s),
            [&order, path](const std::exception_ptr&, const auto&) { order.push_back(path); });
    };
    m_replies["/held"].manner = Manner::kHeld;
    begin({.url = urlOf("/held"), .cancellation = cancellation});
    begin({.url = urlOf("/first")});
    begin({.url = urlOf("/later")});
    begin({.url = urlOf("/urgent"), .isUrgent = true});
    m_context.restart();
    while (order.size() < 3) {
        m_context.run_one();
    }
    EXPECT_EQ(order, (std::vector<std::string>{"/first", "/urgent", "/later"}));
    EXPECT_EQ(m_server.connectionCount(), 2U);
    cancellation->cancel();
    while (order.size() < 4) {
        m_context.run_one();
    }
}

TEST_F(HttpClientTest, PostsABodyWithItsHeaders) {
    m_replies["/hook"] = {.status = 202, .body = "taken", .headers = {}};
    const auto answer = post("/hook");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 202);
    EXPECT_EQ(answer->body.text(), "taken");
    EXPECT_EQ(m_lastBody, "{\"a\":1}");
    EXPECT_TRUE(m_lastHead.starts_with("POST /hook HTTP/1.1\r\n")) << m_lastHead;
    EXPECT_NE(m_lastHead.find("Content-Length: 7\r\n"), std::string::npos) << m_lastHead;
    EXPECT_NE(m_lastHead.find("Content-Type: application/json\r\n"), std::string::npos);
    EXPECT_NE(m_lastHead.find("x-id: 7\r\n"), std::string::npos);
    EXPECT_EQ(m_lastHead.find("Origin:"), std::string::npos);
}

TEST_F(HttpClientTest, PostsOverAKeptConnection) {
    ASSERT_TRUE(post("/a").has_value());
    ASSERT_TRUE(post("/b").has_value());
    EXPECT_EQ(m_server.connectionCount(), 1U);
}

TEST_F(HttpClientTest, FollowsNoRedirectOfAPost) {
    m_replies["/hook"] = {.status = 302, .body = "", .headers = {{"Location", "/other"}}};
    EXPECT_EQ(post("/hook")->status, 302);
    EXPECT_EQ(m_server.requests().size(), 1U);
}

TEST_F(HttpClientTest, TakesTheStatusOfAPostWhoseAnswerHasNoEnd) {
    m_replies["/endless"].manner = Manner::kEndless;
    const auto answer = post("/endless");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body.size(), 10'000U);
    ASSERT_TRUE(post("/next").has_value());
    EXPECT_EQ(m_server.connectionCount(), 2U);
}

TEST_F(HttpClientTest, TakesTheStatusOfAPostWhoseAnswerIsCutOff) {
    m_replies["/cut"].raw = "HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\nfive5";
    const auto answer = post("/cut");
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 500);
    EXPECT_EQ(answer->body.text(), "five5");
}

class HttpPostUnanswered : public HttpClientTest, public testing::WithParamInterface<Manner> {};

TEST_P(HttpPostUnanswered, IsAnErrorThatNamesTheHost) {
    m_replies["/hook"].manner = GetParam();
    const auto answer = post("/hook", 50ms);
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().code, ErrorCode::kIo);
    EXPECT_NE(answer.error().context.find("http://127.0.0.1:"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Kinds, HttpPostUnanswered,
                         testing::Values(Manner::kHeld, Manner::kReset, Manner::kTrickled));

TEST_F(HttpClientTest, PostsToTheAddressItIsGivenInTheNameOfTheHost) {
    Url url = *Url::parse(m_server.url("/hook"));
    url.host = "hooks.invalid";
    const auto answer = test::runCoroutine(
        m_context, m_client.post({.url = url,
                                  .headers = {},
                                  .body = "{}",
                                  .addresses = {boost::asio::ip::make_address("127.0.0.1")}},
                                 20s));
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 404);
    EXPECT_NE(m_lastHead.find("Host: hooks.invalid:"), std::string::npos) << m_lastHead;
}

TEST_F(HttpClientTest, PostsToTheNextAddressWhereOneIsDead) {
    HttpPost message{.url = *Url::parse(m_server.url("/hook")),
                     .headers = {},
                     .body = "{}",
                     .addresses = {boost::asio::ip::make_address("::1"),
                                   boost::asio::ip::make_address("127.0.0.1")}};
    const auto answer = test::runCoroutine(m_context, m_client.post(std::move(message), 20s));
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 404);
}

TEST_F(HttpClientTest, SharesNoConnectionBetweenAddresses) {
    const Url url = *Url::parse(m_server.url("/hook"));
    for (const char* address : {"127.0.0.1", "::ffff:127.0.0.1"}) {
        HttpPost message{.url = url,
                         .headers = {},
                         .body = "{}",
                         .addresses = {boost::asio::ip::make_address(address)}};
        ASSERT_TRUE(
            test::runCoroutine(m_context, m_client.post(std::move(message), 20s)).has_value());
    }
    EXPECT_EQ(m_server.connectionCount(), 2U);
}

}  // namespace
}  // namespace sigma::httpclient
