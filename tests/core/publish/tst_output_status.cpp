#include <array>

#include <gtest/gtest.h>

#include "core/publish/output_status.h"

namespace sigma::publish {
namespace {

TEST(OutputStatus, OfAllIsTheOneThatNeedsAttention) {
    std::array<OutputStatus, 3> each;
    each[0].state = OutputState::kLive;
    each[1].state = OutputState::kReconnecting;
    each[1].reason = "gone";
    each[2].state = OutputState::kLive;
    each[0].queueDelay = std::chrono::milliseconds(40);
    each[2].queueDelay = std::chrono::milliseconds(90);
    each[0].bytesSent = 10;
    each[2].bytesSent = 20;
    each[0].advice.videoBitrate = 3'000'000;
    each[2].advice.videoBitrate = 600'000;
    const OutputStatus total = totalOf(each);
    EXPECT_EQ(total.state, OutputState::kReconnecting);
    EXPECT_EQ(total.reason, "gone");
    EXPECT_EQ(total.queueDelay, std::chrono::milliseconds(90));
    EXPECT_EQ(total.bytesSent, 30U);
    EXPECT_EQ(total.advice.videoBitrate, 3'600'000);
}

TEST(OutputStatus, IsEndedOnceAllHaveEnded) {
    std::array<OutputStatus, 2> each;
    each[0].state = OutputState::kEnded;
    each[1].state = OutputState::kEnding;
    EXPECT_EQ(totalOf(each).state, OutputState::kEnding);
    each[1].state = OutputState::kEnded;
    EXPECT_EQ(totalOf(each).state, OutputState::kEnded);
}

TEST(OutputStatus, HasAWordForEachState) {
    EXPECT_EQ(toString(OutputState::kConnecting), "connecting");
    EXPECT_EQ(toString(OutputState::kRefused), "refused");
}

}  // namespace
}  // namespace sigma::publish
