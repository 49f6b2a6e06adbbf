#include "core/base/gzip.h"
#include "core/lint/response_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;
using httpclient::HttpAnswer;

HttpAnswer answerOf(Asked asked) {
    HttpAnswer answer;
    answer.status = asked == Asked::kNonsense ? 404 : 200;
    answer.url = *httpclient::Url::parse(test::kUrl);
    answer.body = SharedBuffer::take(std::string(5'000, 'a'));
    answer.wasGzipped = true;
    const bool isMedia = asked == Asked::kMedia;
    answer.headers = {{"content-type", isMedia ? "video/mp4" : "application/vnd.apple.mpegurl"},
                      {"access-control-allow-origin", "*"},
                      {"cache-control", asked == Asked::kPlaylist ? "max-age=1" : "max-age=12"}};
    if (asked == Asked::kNonsense) {
        answer.headers["cache-control"] = "max-age=8";
    }
    return answer;
}

std::vector<std::string> check(const HttpAnswer& answer, Asked asked) {
    Findings findings;
    checkResponse(answer, asked, 2s, true, test::kUrl, findings);
    return test::brokenRules(findings);
}

TEST(ResponseRules, TakeWhatIsServedWell) {
    for (const Asked asked : {Asked::kMultivariant, Asked::kPlaylist, Asked::kBlockingPlaylist,
                              Asked::kMedia, Asked::kNonsense}) {
        EXPECT_EQ(check(answerOf(asked), asked), std::vector<std::string>{});
    }
}

struct Header {
    std::string name;
    Asked asked;
    std::string header;
    std::string value;  ///< empty: the header is taken away
    std::vector<std::string> broken;
};

std::string nameOf(const testing::TestParamInfo<Header>& info) {
    return info.param.name;
}

class ResponseRulesOfHeaders : public testing::TestWithParam<Header> {};

TEST_P(ResponseRulesOfHeaders, FindWhatIsBroken) {
    const Header& header = GetParam();
    HttpAnswer answer = answerOf(header.asked);
    answer.headers.erase(header.header);
    if (!header.value.empty()) {
        answer.headers[header.header] = header.value;
    }
    EXPECT_EQ(check(answer, header.asked), header.broken);
}

constexpr const char* kCache = "cache-control";
constexpr const char* kType = "content-type";
constexpr const char* kOrigin = "access-control-allow-origin";

INSTANTIATE_TEST_SUITE_P(
    Headers, ResponseRulesOfHeaders,
    testing::Values(
        Header{"NoType", Asked::kPlaylist, kType, "", {"playlist-content-type"}},
        Header{"TypeOfText", Asked::kMultivariant, kType, "text/plain", {"playlist-content-type"}},
        Header{"TypeWithCharset",
               Asked::kPlaylist,
               kType,
               "Application/VND.apple.mpegURL; charset=utf-8",
               {}},
        Header{
            "MediaType", Asked::kMedia, kType, "application/octet-stream", {"media-content-type"}},
        Header{"Origin", Asked::kMedia, kOrigin, "", {"no-cross-origin"}},
        Header{"OriginOfErrors", Asked::kNonsense, kOrigin, "", {"no-cross-origin-on-error"}},
        Header{"PlaylistTooLong",
               Asked::kPlaylist,
               kCache,
               "public, max-age=2",
               {"playlist-cached-too-long"}},
        Header{"PlaylistNotAtAll", Asked::kPlaylist, kCache, "no-store", {}},
        Header{"BlockingNotAtAll",
               Asked::kBlockingPlaylist,
               kCache,
               "no-cache",
               {"blocking-not-cached"}},
        Header{"BlockingUnsaid", Asked::kBlockingPlaylist, kCache, "", {"blocking-not-cached"}},
        Header{"MediaTooShort", Asked::kMedia, kCache, "max-age=5", {"media-not-cached"}},
        Header{"MediaPrivate", Asked::kMedia, kCache, "private, max-age=60", {"media-not-cached"}},
        Header{"ErrorTooLong", Asked::kNonsense, kCache, "max-age=9", {"error-cached-too-long"}}),
    nameOf);

TEST(ResponseRules, AskForCompressionWhereItSavesSomething) {
    HttpAnswer answer = answerOf(Asked::kPlaylist);
    answer.wasGzipped = false;
    EXPECT_EQ(check(answer, Asked::kPlaylist), std::vector<std::string>{"playlist-not-compressed"});
    answer.body = SharedBuffer::take(std::string(100, 'a'));
    EXPECT_EQ(check(answer, Asked::kPlaylist), std::vector<std::string>{});
}

TEST(CachePolicy, ReadsWhatMatters) {
    const auto policy = CachePolicy::parse("Public , Max-Age=60, immutable");
    EXPECT_FALSE(policy.forbidsCaching);
    EXPECT_EQ(policy.maxAge, 60s);
    EXPECT_TRUE(CachePolicy::parse("no-store").forbidsCaching);
    EXPECT_EQ(CachePolicy::parse("max-age=none").maxAge, 0s);
    EXPECT_EQ(CachePolicy::parse("max-age=9000000000000").maxAge, 1'000'000'000s);
    EXPECT_FALSE(CachePolicy::parse("").maxAge);
}

}  // namespace
}  // namespace sigma::lint
