#include <gtest/gtest.h>

#include "core/base/result.h"

namespace sigma {
namespace {

Result<int> half(int value) {
    if (value % 2 != 0) {
        return Error{ErrorCode::kInvalidArgument, "odd"};
    }
    return value / 2;
}

Result<int> quarter(int value) {
    SIGMA_TRY_ASSIGN(const int once, half(value));
    return half(once);
}

Result<void> checkEven(int value) {
    SIGMA_TRY(half(value));
    return {};
}

TEST(Result, PassesValuesAndErrorsUpwards) {
    EXPECT_EQ(quarter(8).value(), 2);
    EXPECT_EQ(quarter(6).error().context, "odd");
    EXPECT_TRUE(checkEven(4).has_value());
    EXPECT_EQ(checkEven(3).error().code, ErrorCode::kInvalidArgument);
}

TEST(Result, ThrowsWhenAnErrorIsTakenForAValue) {
    EXPECT_THROW(static_cast<void>(half(1).value()), std::logic_error);
}

}  // namespace
}  // namespace sigma
