#include <gtest/gtest.h>

#include "core/player/network/range_answer.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

constexpr hls::ByteRange kRange{2, 3};

FetchAnswer partOf(std::string body, std::string contentRange) {
    FetchAnswer answer = test::answerWith(std::move(body));
    answer.status = 206;
    answer.headers["content-range"] = std::move(contentRange);
    return answer;
}

TEST(RangeAnswerTest, IsWhatA206HasBrought) {
    for (const char* const said : {"bytes 2-4/10", "bytes 2-4/*"}) {
        const auto answer = takeRange(partOf("cde", said), kRange);
        ASSERT_TRUE(answer.has_value()) << answer.error().context;
        EXPECT_EQ(answer->body.text(), "cde");
    }
}

TEST(RangeAnswerTest, IsNothingElseThanWasAskedFor) {
    for (const char* const said :
         {"", "bytes 2-5/10", "bytes 3-4/10", "bytes */10", "bytes 2-4", "2-4/10", "items 2-4/10",
          "bytes -2-4/10", "bytes 99999999999999999999-4/10"}) {
        const auto answer = takeRange(partOf("cde", said), kRange);
        ASSERT_TRUE(answer.has_error()) << said;
        EXPECT_EQ(answer.error().code, ErrorCode::kInvalidData);
    }
    EXPECT_EQ(takeRange(partOf("cde", "bytes 0-2/10"), kRange).error().context,
              "http://a.example/live/v.m3u8: asked for the bytes 3@2, and \"bytes 0-2/10\" came");
}

TEST(RangeAnswerTest, IsNoLessThanWasAskedFor) {
    EXPECT_EQ(takeRange(partOf("cd", "bytes 2-4/10"), kRange).error().context,
              "http://a.example/live/v.m3u8: asked for the bytes 3@2, and 2 bytes came");
}

TEST(RangeAnswerTest, IsCutOutOfAWholeResource) {
    const auto answer = takeRange(test::answerWith("abcdefg"), kRange);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->body.text(), "cde");
    EXPECT_EQ(takeRange(test::answerWith("abcde"), kRange)->body.text(), "cde");
}

TEST(RangeAnswerTest, IsRefusedWhereTheResourceIsShorter) {
    EXPECT_EQ(takeRange(test::answerWith("abcd"), kRange).error().context,
              "http://a.example/live/v.m3u8: asked for the bytes 3@2, and the whole came, of 4 "
              "bytes");
}

TEST(RangeAnswerTest, MayBeALittleLongerThanTheRange) {
    EXPECT_EQ(mostBytesFor({1'000'000, 500}), 500U + 65'536U);
    EXPECT_GT(mostBytesFor({0, (std::uint64_t{1} << 63U) - 1}), std::size_t{1} << 62U);
}

TEST(RangeAnswerTest, SaysWhatWasAskedForWhereMoreCame) {
    const auto answer =
        takeRange(Error{ErrorCode::kLimitExceeded, "more than 65539 bytes"}, kRange);
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().context, "asked for the bytes 3@2: more than 65539 bytes");
}

}  // namespace
}  // namespace sigma::player
