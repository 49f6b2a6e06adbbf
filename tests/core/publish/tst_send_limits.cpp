#include <gtest/gtest.h>

#include "core/publish/send_limits.h"

namespace sigma::publish {
namespace {

TEST(SendLimits, LetTheKernelHoldATenthOfASecond) {
    EXPECT_EQ(unsentLimit(8'000'000), 100'000U);
    EXPECT_EQ(unsentLimit(300'000), 16'384U);
}

TEST(SendLimits, SpreadAKeyFrameOrABacklogOverATenthOfASecond) {
    EXPECT_EQ(sendingPace(3'000'000, 10'000, 0), 6'000'000);
    EXPECT_EQ(sendingPace(3'000'000, 100'000, 0), 8'000'000);
    EXPECT_EQ(sendingPace(3'000'000, 100'000, 200'000), 16'000'000);
}

}  // namespace
}  // namespace sigma::publish
