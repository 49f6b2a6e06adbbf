#include <gtest/gtest.h>

#include "server/http/request_reader.h"

namespace sigma::http {
namespace {

using State = RequestReader::State;

/// Hands the bytes over as a connection does: what is left over comes again with more.
std::size_t feedBySteps(RequestReader& reader, std::string_view bytes, std::size_t step) {
    std::size_t begin = 0;
    std::size_t end = 0;
    while (end != bytes.size() && reader.state() == State::kReading) {
        end = std::min(end + step, bytes.size());
        begin += reader.feed(bytes.substr(begin, end - begin));
    }
    return begin;
}

constexpr std::string_view kGet =
    "GET /live/a%20b/media.m3u8?_HLS_msn=1 HTTP/1.1\r\n"
    "Host: localhost\r\n"
    "Accept-Encoding: gzip, br\r\n"
    "\r\n";

TEST(RequestReader, ReadsARequestHoweverItIsCut) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}, kGet.size()}) {
        RequestReader reader({});
        EXPECT_EQ(feedBySteps(reader, kGet, step), kGet.size());
        ASSERT_EQ(reader.state(), State::kComplete);
        const HttpRequest& request = reader.request();
        EXPECT_EQ(request.method, HttpMethod::kGet);
        EXPECT_EQ(request.target, "/live/a%20b/media.m3u8?_HLS_msn=1");
        EXPECT_EQ(request.path, "/live/a b/media.m3u8");
        EXPECT_EQ(request.query.find("_HLS_msn"), "1");
        EXPECT_EQ(request.headers.value("accept-encoding"), "gzip, br");
        EXPECT_TRUE(reader.keepsAlive());
    }
}

TEST(RequestReader, LeavesTheNextRequestAlone) {
    RequestReader reader({});
    const std::string two = std::string(kGet) + "\r\nHEAD / HTTP/1.0\r\n\r\n";
    const std::size_t used = reader.feed(two);
    EXPECT_EQ(used, kGet.size());
    reader.restart();
    EXPECT_FALSE(reader.hasBegun());
    EXPECT_EQ(reader.feed(std::string_view(two).substr(used)), two.size() - used);
    ASSERT_EQ(reader.state(), State::kComplete);
    EXPECT_EQ(reader.request().method, HttpMethod::kHead);
    EXPECT_TRUE(reader.request().query.empty());
    EXPECT_EQ(reader.request().headers.count(), 0U);
    EXPECT_TRUE(reader.isHttp10());
    EXPECT_FALSE(reader.keepsAlive());
}

TEST(RequestReader, ReadsBodiesByLengthAndByChunks) {
    for (const std::string_view bytes :
         {"POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabcdef",
          "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
          "4;x=y\r\nabcd\r\n2\r\nef\r\n0\r\nHost: trailer\r\n\r\n"}) {
        for (const std::size_t step : {std::size_t{1}, bytes.size()}) {
            RequestReader reader({});
            EXPECT_EQ(feedBySteps(reader, bytes, step), bytes.size());
            ASSERT_EQ(reader.state(), State::kComplete);
            EXPECT_EQ(reader.request().body, "abcdef");
            EXPECT_EQ(reader.request().headers.value("Host"), "a");
        }
    }
}

TEST(RequestReader, SaysWhenTheClientWaitsToContinue) {
    RequestReader reader({});
    reader.feed("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n");
    EXPECT_FALSE(reader.expectsContinue());
    reader.restart();
    reader.feed("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
    EXPECT_TRUE(reader.expectsContinue());
    reader.feed("x");
    EXPECT_FALSE(reader.expectsContinue());
    EXPECT_EQ(reader.state(), State::kComplete);
}

struct Connection {
    const char* head;
    bool keepsAlive;
};

class KeepAlive : public testing::TestWithParam<Connection> {};

TEST_P(KeepAlive, FollowsVersionAndField) {
    RequestReader reader({});
    reader.feed(std::string(GetParam().head) + "\r\n");
    ASSERT_EQ(reader.state(), State::kComplete);
    EXPECT_EQ(reader.keepsAlive(), GetParam().keepsAlive);
}

INSTANTIATE_TEST_SUITE_P(
    Table, KeepAlive,
    testing::Values(Connection{"GET / HTTP/1.1\r\nHost: a\r\n", true},
                    Connection{"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n", false},
                    Connection{"GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n", false},
                    Connection{"GET / HTTP/1.0\r\n", false},
                    Connection{"GET / HTTP/1.0\r\nConnection: keep-alive\r\n", true}));

struct Bad {
    std::string bytes;
    unsigned status;
};

class RequestReaderRefuses : public testing::TestWithParam<Bad> {};

TEST_P(RequestReaderRefuses, WithTheRightStatus) {
    for (const std::size_t step : {std::size_t{1}, GetParam().bytes.size()}) {
        HttpLimits limits;
        limits.headerBytes = 256;
        limits.bodyBytes = 8;
        RequestReader reader(limits);
        feedBySteps(reader, GetParam().bytes, step);
        ASSERT_EQ(reader.state(), State::kFailed) << GetParam().bytes;
        EXPECT_EQ(reader.failure().status, GetParam().status) << GetParam().bytes;
        EXPECT_FALSE(reader.keepsAlive());
    }
}

std::string manyFields() {
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int index = 0; index != 40; ++index) {
        head += "X-Field: value\r\n";
    }
    return head + "\r\n";
}

const std::string kPost = "POST / HTTP/1.1\r\nHost: a\r\n";

INSTANTIATE_TEST_SUITE_P(
    Table, RequestReaderRefuses,
    testing::Values(Bad{"GET / HTTP/1.1\r\n\r\n", 400},
                    Bad{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
                    Bad{"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    Bad{"GET /../x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    Bad{"GET /?a=%0 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    Bad{"GET x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    Bad{"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
                    Bad{"GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 505},
                    Bad{"\x16\x03\x01\r\n\r\n", 400},
                    Bad{"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
                    Bad{"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501},
                    Bad{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
                    Bad{"GET /" + std::string(300, 'a') + " HTTP/1.1\r\n", 431},
                    Bad{"GET / HTTP/1.1\r\nX: " + std::string(300, 'a') + "\r\n\r\n", 431},
                    Bad{manyFields(), 431}, Bad{kPost + "Content-Length: 9\r\n\r\n", 413},
                    Bad{kPost + "Content-Length: -1\r\n\r\n", 400},
                    Bad{kPost + "Content-Length: 99999999999999999999\r\n\r\n", 400},
                    Bad{kPost + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n", 400},
                    Bad{kPost + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
                    Bad{kPost + "Transfer-Encoding: chunked\r\n\r\n9\r\nabcdefghi\r\n0\r\n\r\n",
                        413},
                    Bad{kPost + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n", 400}));

TEST(RequestReader, FailsForAReasonFromOutside) {
    RequestReader reader({});
    reader.feed("GET /");
    reader.fail(HttpResponse::problem(408, "request_timeout", "late"));
    EXPECT_EQ(reader.state(), State::kFailed);
    EXPECT_EQ(reader.failure().status, 408U);
    EXPECT_EQ(reader.feed(" HTTP/1.1\r\n\r\n"), 0U);
}

}  // namespace
}  // namespace sigma::http
