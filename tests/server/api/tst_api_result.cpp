#include <gtest/gtest.h>

#include "server/api/api_result.h"

namespace sigma::api {
namespace {

ApiResult<int> half(Result<int> number) {
    SIGMA_TRY_ASSIGN(const int value, std::move(number));
    return value / 2;
}

TEST(ApiResult, TakesErrorsFromBelowAsProblems) {
    EXPECT_EQ(*half(8), 4);
    const auto failed = half(Error{ErrorCode::kNotFound, "there is no number"});
    ASSERT_TRUE(failed.has_error());
    EXPECT_EQ(failed.error().status, 404U);
    EXPECT_EQ(failed.error().detail, "there is no number");
}

TEST(ApiResult, ThrowsWhenAProblemIsTakenForAValue) {
    EXPECT_ANY_THROW(half(Error{ErrorCode::kNotFound, ""}).value());
}

}  // namespace
}  // namespace sigma::api
