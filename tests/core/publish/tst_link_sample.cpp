#include <gtest/gtest.h>

#include "core/publish/link_sample.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

TEST(LinkSample, AddsWhatIsCarriedAndKeepsTheWorseDelays) {
    const LinkSample first{.delay = milliseconds(200),
                           .acknowledgedBitrate = 2'000'000,
                           .recentBitrate = 1'000'000,
                           .backlogBytes = 10,
                           .keyFrameBytes = 1,
                           .roundTrip = milliseconds(50),
                           .minRoundTrip = milliseconds(40)};
    LinkSample second = first;
    second.delay = milliseconds(100);
    second.roundTrip = milliseconds(90);
    second.isHoldingBack = true;
    const LinkSample sum = first + second;
    EXPECT_EQ(sum.delay, milliseconds(200));
    EXPECT_EQ(sum.acknowledgedBitrate, 4'000'000);
    EXPECT_EQ(sum.recentBitrate, 2'000'000);
    EXPECT_EQ(sum.backlogBytes, 20U);
    EXPECT_EQ(sum.keyFrameBytes, 2U);
    EXPECT_TRUE(sum.isHoldingBack);
    EXPECT_EQ(sum.inflation(), milliseconds(50));
    EXPECT_EQ((second + first).inflation(), milliseconds(50));
}

}  // namespace
}  // namespace sigma::publish
