#include <gtest/gtest.h>

#include "core/player/network/answer_error.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

struct Status {
    int status;
    ErrorCode code;
};

class AnswerErrorTest : public testing::TestWithParam<Status> {};

TEST_P(AnswerErrorTest, NamesTheStatus) {
    const auto checked = checkAnswer(test::answerOf(GetParam().status));
    ASSERT_TRUE(checked.has_error());
    EXPECT_EQ(checked.error().code, GetParam().code);
    EXPECT_EQ(checked.error().context,
              "http://a.example/live/v.m3u8: status " + std::to_string(GetParam().status));
}

INSTANTIATE_TEST_SUITE_P(
    Statuses, AnswerErrorTest,
    testing::Values(Status{401, ErrorCode::kUnauthorized}, Status{403, ErrorCode::kForbidden},
                    Status{404, ErrorCode::kNotFound}, Status{410, ErrorCode::kNotFound},
                    Status{416, ErrorCode::kNotFound}, Status{429, ErrorCode::kUnavailable},
                    Status{503, ErrorCode::kUnavailable}, Status{304, ErrorCode::kIo}));

TEST(AnswerErrorTest, PassesOnWhatTheFetcherSaid) {
    const auto checked = checkAnswer(Error{ErrorCode::kIo, "refused"});
    ASSERT_TRUE(checked.has_error());
    EXPECT_EQ(checked.error().context, "refused");
    EXPECT_TRUE(checkAnswer(test::answerOf(200)).has_value());
    EXPECT_TRUE(checkAnswer(test::answerOf(206)).has_value());
}

}  // namespace
}  // namespace sigma::player
