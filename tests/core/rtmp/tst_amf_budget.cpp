#include <gtest/gtest.h>

#include "core/rtmp/amf_budget.h"

namespace sigma::rtmp {
namespace {

TEST(AmfBudget, PaysForItsDepthAndNotForMore) {
    AmfBudget budget;
    EXPECT_TRUE(budget.payValue(AmfBudget::kMaxDepth).has_value());
    EXPECT_EQ(budget.payValue(AmfBudget::kMaxDepth + 1).error().code, ErrorCode::kLimitExceeded);
}

TEST(AmfBudget, PaysForSoManyValuesAndNotForMore) {
    AmfBudget budget;
    for (std::size_t value = 0; value != AmfBudget::kMaxValues; ++value) {
        ASSERT_TRUE(budget.payValue(0).has_value());
    }
    EXPECT_EQ(budget.payValue(0).error().code, ErrorCode::kLimitExceeded);
}

TEST(AmfBudget, AddsUpTexts) {
    AmfBudget budget;
    EXPECT_TRUE(budget.payText(AmfBudget::kMaxTextBytes - 1).has_value());
    EXPECT_TRUE(budget.payText(1).has_value());
    EXPECT_EQ(budget.payText(1).error().code, ErrorCode::kLimitExceeded);
    EXPECT_TRUE(budget.payText(0).has_value());
}

}  // namespace
}  // namespace sigma::rtmp
