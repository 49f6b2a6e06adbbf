#include <gtest/gtest.h>

#include "core/httpclient/answer_reader.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/scripted_client_stream.h"

namespace sigma::httpclient {
namespace {

namespace asio = boost::asio;
using Pieces = test::ScriptedClientStream::Pieces;

struct Outcome {
    Result<void> result;
    HttpAnswer answer;
    bool isReusable = false;
    std::size_t told = 0;
    std::size_t head = 0;
};

Outcome read(Pieces pieces, bool isPost = false) {
    Outcome outcome;
    HttpRequest request{.url = *Url::parse("http://h.example/p"), .maxBodyBytes = 1'000};
    request.onHead = [&](SteadyTime, std::size_t count) { outcome.head += count; };
    request.onBytes = [&](SteadyTime, std::size_t count) { outcome.told += count; };
    if (isPost) {
        request.posted = "";
    }
    const SystemClock clock;
    test::ScriptedClientStream stream(std::move(pieces));
    AnswerReader reader(stream, clock, request);
    asio::io_context context;
    outcome.result = test::runCoroutine(context, reader.read(outcome.answer));
    outcome.isReusable = reader.isReusable();
    return outcome;
}

/// The same bytes, one at a time.
Pieces byteByByte(const std::string& text) {
    Pieces pieces;
    for (const char byte : text) {
        pieces.emplace_back(1, byte);
    }
    return pieces;
}

struct Framing {
    const char* name;
    std::string text;
    bool isReusable;
};

class AnswerFraming : public testing::TestWithParam<Framing> {};

TEST_P(AnswerFraming, IsReadHoweverTheBytesCome) {
    for (const Pieces& pieces : {Pieces{GetParam().text}, byteByByte(GetParam().text)}) {
        const Outcome outcome = read(pieces);
        ASSERT_TRUE(outcome.result.has_value()) << outcome.result.error().context;
        EXPECT_EQ(outcome.answer.body.text(), "abcde");
        EXPECT_EQ(outcome.told, 5U);
        EXPECT_EQ(outcome.head, GetParam().text.find("\r\n\r\n") + 4);
        EXPECT_EQ(outcome.isReusable, GetParam().isReusable);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, AnswerFraming,
    testing::Values(
        Framing{"Sized", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde", true},
        Framing{
            "Chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            true},
        Framing{"UntilTheEnd", "HTTP/1.1 200 OK\r\n\r\nabcde", false},
        Framing{"LastOfAConnection",
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nabcde", false}),
    [](const auto& instance) { return instance.param.name; });

TEST(AnswerReader, JoinsHeadersThatComeTwice) {
    const Outcome outcome = read(
        {"HTTP/1.1 200 OK\r\nVARY: Origin\r\nVary: Accept-Encoding\r\nContent-Length: 0\r\n\r\n"});
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_EQ(outcome.answer.header("vary"), "Origin, Accept-Encoding");
    EXPECT_EQ(outcome.answer.header("missing"), "");
}

TEST(AnswerReader, TakesWhatTrailsABodyForNoHeader) {
    const Outcome outcome =
        read({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\nX: head\r\n\r\n"
              "3\r\nabc\r\n0\r\nX: trailer\r\n\r\n"});
    ASSERT_TRUE(outcome.result.has_value()) << outcome.result.error().context;
    EXPECT_EQ(outcome.answer.body.text(), "abc");
    EXPECT_EQ(outcome.answer.header("x"), "head");
    EXPECT_TRUE(outcome.isReusable);
}

TEST(AnswerReader, KeepsNoConnectionWithBytesThatNobodyAskedFor) {
    EXPECT_FALSE(read({"HTTP/1.1 304 Same\r\n\r\nHTTP/1.1 200 OK\r\n"}).isReusable);
}

TEST(AnswerReader, ReadsALongBodyThatBeginsWithItsHead) {
    const std::string body(900, 'x');
    const Outcome outcome = read({"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + body});
    EXPECT_EQ(outcome.answer.body.text(), body);
}

class AnswerTooLong : public testing::TestWithParam<std::string> {};

TEST_P(AnswerTooLong, IsRefusedForAGetAndCutForAPost) {
    const Pieces pieces = {GetParam(), std::string(2'000, 'x')};
    const Outcome got = read(pieces);
    ASSERT_TRUE(got.result.has_error());
    EXPECT_EQ(got.result.error().code, ErrorCode::kLimitExceeded);
    const Outcome posted = read(pieces, true);
    ASSERT_TRUE(posted.result.has_value()) << posted.result.error().context;
    EXPECT_EQ(posted.answer.body.size(), 1'000U);
    EXPECT_FALSE(posted.isReusable);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, AnswerTooLong,
    testing::Values("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n",
                    "HTTP/1.1 200 OK\r\n\r\n"));

class EndlessLine : public testing::TestWithParam<std::string> {};

TEST_P(EndlessLine, IsRefusedForAGetAndEndsTheBodyForAPost) {
    const Pieces pieces = {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + GetParam() +
                           std::string(200'000, 'x')};
    const Outcome got = read(pieces);
    ASSERT_TRUE(got.result.has_error());
    EXPECT_EQ(got.result.error().code, ErrorCode::kLimitExceeded);
    const Outcome posted = read(pieces, true);
    ASSERT_TRUE(posted.result.has_value()) << posted.result.error().context;
    EXPECT_EQ(posted.answer.status, 200);
    EXPECT_FALSE(posted.isReusable);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EndlessLine,
                         testing::Values("5;", "5\r\nabcde\r\n5;", "0\r\nTrailer: "));

class AnswerCutOff : public testing::TestWithParam<std::string> {};

TEST_P(AnswerCutOff, IsAnErrorOfAGet) {
    const Outcome outcome = read({GetParam()});
    ASSERT_TRUE(outcome.result.has_error());
    EXPECT_EQ(outcome.result.error().code, ErrorCode::kIo);
    EXPECT_FALSE(outcome.isReusable);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, AnswerCutOff,
    testing::Values("", "HTTP/1.1 200 OK\r\nContent-Le",
                    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive5",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n"));

TEST(AnswerReader, TakesWhatIsThereOfTheAnswerToAPost) {
    const Outcome outcome = read({"HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\nfive5"}, true);
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_EQ(outcome.answer.status, 500);
    EXPECT_EQ(outcome.answer.body.text(), "five5");
}

}  // namespace
}  // namespace sigma::httpclient
