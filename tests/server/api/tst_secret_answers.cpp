#include <gtest/gtest.h>

#include "server/api/secret_answers.h"

namespace sigma::api {
namespace {

using std::chrono::seconds;

http::HttpResponse answer(unsigned status) {
    return http::HttpResponse::empty(status);
}

TEST(SecretAnswers, AreKeptForWhoeverAsked) {
    SecretAnswers answers;
    answers.keep("anna", "key", answer(201), WallTime(seconds(100)));
    EXPECT_EQ(answers.find("anna", "key", WallTime(seconds(99)))->status, 201U);
    EXPECT_FALSE(answers.find("ben", "key", WallTime(seconds(99))).has_value());
    EXPECT_FALSE(answers.find("anna", "key", WallTime(seconds(100))).has_value());
}

TEST(SecretAnswers, MakeRoomForLaterOnes) {
    SecretAnswers answers;
    for (std::size_t index = 0; index <= SecretAnswers::kMaxAnswers; ++index) {
        answers.keep("anna", std::to_string(index), answer(201), WallTime(seconds(100 + index)));
    }
    EXPECT_FALSE(answers.find("anna", "0", WallTime()).has_value());
    EXPECT_TRUE(answers.find("anna", "1", WallTime()).has_value());
}

}  // namespace
}  // namespace sigma::api
