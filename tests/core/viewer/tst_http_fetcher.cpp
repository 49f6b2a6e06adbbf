#include <gtest/gtest.h>

#include "core/base/gzip.h"
#include "core/viewer/http_fetcher.h"
#include "tests/core/viewer/small_recording.h"

namespace sigma::viewer {
namespace {

using namespace std::chrono_literals;
using player::FetchId;
using player::FetchKind;
using player::FetchRequest;
using Manner = sigma::test::ScriptedHttpServer::Manner;

class HttpFetcherTest : public testing::Test {
protected:
    FetchRequest requestFor(const std::string& path, FetchKind kind = FetchKind::kMedia) {
        FetchRequest request;
        request.id = FetchId{++m_lastId};
        request.kind = kind;
        request.url = m_site.url(path);
        request.patience = 20s;
        request.mostBytes = 100'000;
        return request;
    }

    void runUntilAnswers(std::size_t count) {
        test::runUntil(m_context, [&] { return m_answers.size() >= count; });
    }

    boost::asio::io_context m_context;
    SystemClock m_clock;
    test::SmallRecording m_site{m_context};
    std::uint64_t m_lastId = 0;
    std::map<FetchId, Result<player::FetchAnswer>> m_answers;
    std::size_t m_arrived = 0;
    std::function<void()> m_onProgress = [] {};
    std::optional<HttpFetcher> m_fetcher{
        std::in_place, m_context.get_executor(), m_clock, httpclient::HttpClientOptions{},
        HttpFetcher::Listener{
            .onProgress =
                [this](FetchId, player::Arrival arrival) {
                    m_arrived += arrival.isHead ? 0 : arrival.bytes;
                    m_onProgress();
                },
            .onFetched = [this](FetchId id, auto answer) { m_answers.emplace(id, answer); },
            .headersFor =
                [](const FetchRequest&) {
                    return std::vector<httpclient::HttpHeader>{{"CMCD-Session", "sf=h"}};
                }}};
};

TEST_F(HttpFetcherTest, AnswersLaterWithBytesAndTimes) {
    m_fetcher->fetch(requestFor("/0.ts"));
    EXPECT_TRUE(m_answers.empty());
    runUntilAnswers(1);
    const auto& answer = m_answers.at(FetchId{1});
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body.text(), "media");
    EXPECT_LE(answer->sentAt, answer->firstByteAt);
    EXPECT_EQ(m_arrived, 5U);
    EXPECT_EQ(m_fetcher->counts().bytes, 5U);
}

TEST_F(HttpFetcherTest, CountsBytesAsTheyAreOnTheWire) {
    const SharedBuffer compressed = gzip(std::string(10'000, '#'));
    m_site.replies["/media.m3u8"] = {.body = std::string(compressed.text()),
                                     .headers = {{"Content-Encoding", "gzip"}}};
    m_fetcher->fetch(requestFor("/media.m3u8", FetchKind::kPlaylist));
    runUntilAnswers(1);
    const auto& answer = m_answers.at(FetchId{1});
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->body.size(), 10'000U);
    EXPECT_EQ(m_fetcher->counts().bytes, compressed.size());
}

TEST_F(HttpFetcherTest, CountsWhatCameOfACutAnswer) {
    m_site.replies["/cut"].raw = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive5";
    m_fetcher->fetch(requestFor("/cut"));
    runUntilAnswers(1);
    EXPECT_TRUE(m_answers.at(FetchId{1}).has_error());
    EXPECT_EQ(m_fetcher->counts().bytes, 5U);
}

TEST_F(HttpFetcherTest, SendsWhatGoesAlongWithARequest) {
    m_fetcher->fetch(requestFor("/0.ts"));
    m_fetcher->fetch(requestFor("/media.m3u8", FetchKind::kPlaylist));
    runUntilAnswers(2);
    std::map<std::string, std::string> heads;
    for (const auto& asked : m_site.requests) {
        heads[asked.path] = asked.head;
    }
    EXPECT_NE(heads["/0.ts"].find("CMCD-Session: sf=h\r\n"), std::string::npos);
    EXPECT_EQ(heads["/0.ts"].find("Accept-Encoding"), std::string::npos);
    EXPECT_NE(heads["/media.m3u8"].find("Accept-Encoding: gzip\r\n"), std::string::npos);
}

TEST_F(HttpFetcherTest, AsksForARange) {
    FetchRequest request = requestFor("/0.ts");
    request.range = hls::ByteRange{100, 50};
    m_fetcher->fetch(std::move(request));
    runUntilAnswers(1);
    EXPECT_NE(m_site.requests.front().head.find("Range: bytes=100-149\r\n"), std::string::npos);
}

TEST_F(HttpFetcherTest, CountsRefusalsAndFailuresApart) {
    m_site.replies["/reset"].manner = Manner::kReset;
    m_fetcher->fetch(requestFor("/missing"));
    m_fetcher->fetch(requestFor("/reset"));
    runUntilAnswers(2);
    EXPECT_EQ(m_fetcher->counts().requests, 2U);
    EXPECT_EQ(m_fetcher->counts().refusals, 1U);
    EXPECT_EQ(m_fetcher->counts().failures, 1U);
}

TEST_F(HttpFetcherTest, TakesWhatIsThrownOnTheWayForAFailure) {
    m_onProgress = [] { throw std::runtime_error("no room"); };
    m_fetcher->fetch(requestFor("/0.ts"));
    runUntilAnswers(1);
    ASSERT_TRUE(m_answers.at(FetchId{1}).has_error());
    EXPECT_EQ(m_answers.at(FetchId{1}).error().context, "no room");
    EXPECT_EQ(m_fetcher->counts().failures, 1U);
}

TEST_F(HttpFetcherTest, SaysNoMoreOfWhatWasCancelled) {
    m_site.replies["/held"].manner = Manner::kHeld;
    m_fetcher->fetch(requestFor("/held"));
    m_fetcher->cancel(FetchId{1});
    m_fetcher->cancel(FetchId{7});
    m_fetcher->fetch(requestFor("/0.ts"));
    runUntilAnswers(1);
    EXPECT_EQ(m_answers.count(FetchId{1}), 0U);
    EXPECT_EQ(m_fetcher->counts().failures, 0U);
}

TEST_F(HttpFetcherTest, IsSilentOnceItIsGone) {
    m_site.replies["/endless"].manner = Manner::kEndless;
    FetchRequest request = requestFor("/endless");
    request.mostBytes = std::size_t{2} << 30;
    m_fetcher->fetch(request);
    m_fetcher->fetch(requestFor("/0.ts"));
    runUntilAnswers(1);
    m_fetcher.reset();
    m_arrived = 0;
    m_context.poll();
    EXPECT_EQ(m_arrived, 0U);
    EXPECT_EQ(m_answers.size(), 1U);
}

}  // namespace
}  // namespace sigma::viewer
