#include <gtest/gtest.h>

#include "core/player/network/requests.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"

namespace sigma::player {
namespace {

FetchRequest requestFor(std::string_view url) {
    FetchRequest request;
    request.url = test::urlOf(url);
    return request;
}

class RequestsTest : public testing::Test {
protected:
    test::ScriptedFetcher m_fetcher;
    Requests m_requests{m_fetcher};
};

TEST_F(RequestsTest, GivesEachAnswerToWhoAsked) {
    std::string got;
    const auto note = [&got](std::string name) {
        return [&got, name](const Result<FetchAnswer>&) { got += name; };
    };
    m_requests.send(requestFor("http://a/1"), note("one"));
    m_requests.send(requestFor("http://a/2"), note("two"));
    m_fetcher.answer(m_requests, "/2", test::answerWith(""));
    EXPECT_EQ(got, "two");
    m_fetcher.answer(m_requests, "/1", test::answerWith(""));
    EXPECT_EQ(got, "twoone");
}

TEST_F(RequestsTest, TellsOfArrivalsOfABodyAndKeepsThemAll) {
    std::size_t bytes = 0;
    const FetchId id = m_requests.send(
        requestFor("http://a/1"), [](const Result<FetchAnswer>&) {},
        [&](const Arrival& arrival) { bytes += arrival.bytes; });
    m_requests.onProgress(id, {{}, 300, true});
    m_requests.onProgress(id, {{}, 7});
    m_requests.onProgress(FetchId{99}, {{}, 5});
    EXPECT_EQ(bytes, 7U);
    EXPECT_EQ(m_requests.line().arrivals().size(), 3U);
}

TEST_F(RequestsTest, HearsNothingOfWhatIsCancelled) {
    bool isHeard = false;
    const FetchId id = m_requests.send(requestFor("http://a/1"),
                                       [&](const Result<FetchAnswer>&) { isHeard = true; });
    m_requests.cancel(id);
    m_requests.cancel(id);
    m_requests.onFetched(id, test::answerWith(""));
    EXPECT_FALSE(isHeard);
    EXPECT_EQ(m_fetcher.cancelled(), 1U);
}

TEST_F(RequestsTest, MayBeAskedAgainFromWithinAnAnswer) {
    m_requests.send(requestFor("http://a/1"), [&](const Result<FetchAnswer>&) {
        m_requests.cancelAll();
        m_requests.send(requestFor("http://a/2"), [](const Result<FetchAnswer>&) {});
    });
    m_fetcher.answer(m_requests, "/1", test::answerWith(""));
    EXPECT_TRUE(m_fetcher.asks("/2"));
}

TEST_F(RequestsTest, CancelsEverythingWhenItGoes) {
    test::ScriptedFetcher fetcher;
    {
        Requests requests(fetcher);
        requests.send(requestFor("http://a/1"), [](const Result<FetchAnswer>&) {});
    }
    EXPECT_TRUE(fetcher.open().empty());
}

TEST_F(RequestsTest, AnswersARangeWithThatRangeAlone) {
    std::vector<std::string> got;
    FetchRequest request = requestFor("http://a/1");
    request.range = hls::ByteRange{2, 3};
    request.mostBytes = 1'000'000;
    for (int i = 0; i != 2; ++i) {
        m_requests.send(request, [&](const Result<FetchAnswer>& answer) {
            got.emplace_back(answer.has_value() ? answer->body.text() : answer.error().context);
        });
    }
    EXPECT_EQ(m_fetcher.open().front().range, (hls::ByteRange{2, 3}));
    EXPECT_EQ(m_fetcher.open().front().mostBytes, 65'539U);
    m_fetcher.answer(m_requests, "/1", test::answerWith("abcdefg"));
    m_fetcher.answer(m_requests, "/1", test::answerWith("abcd"));
    EXPECT_EQ(got, (std::vector<std::string>{"cde",
                                             "http://a/1: asked for the bytes 3@2, and the "
                                             "whole came, of 4 bytes"}));
}

TEST_F(RequestsTest, LeavesTheErrorOfARangeAsItIs) {
    int status = 0;
    FetchRequest request = requestFor("http://a/1");
    request.range = hls::ByteRange{2, 3};
    m_requests.send(std::move(request),
                    [&](const Result<FetchAnswer>& answer) { status = answer->status; });
    m_fetcher.answer(m_requests, "/1", test::answerOf(404));
    EXPECT_EQ(status, 404);
}

}  // namespace
}  // namespace sigma::player
