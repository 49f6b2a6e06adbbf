#include <gtest/gtest.h>

#include "core/publish/acknowledged_rate.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

SteadyTime at(int ms) {
    return SteadyTime(milliseconds(ms));
}

TEST(AcknowledgedRate, NeedsTwoUpdates) {
    AcknowledgedRate rate;
    EXPECT_EQ(rate.over(milliseconds(500)), 0);
    rate.update(at(0), 1000);
    EXPECT_EQ(rate.over(milliseconds(500)), 0);
}

TEST(AcknowledgedRate, LooksBackAsFarAsAsked) {
    AcknowledgedRate rate;
    for (int tick = 0; tick != 10; ++tick) {
        rate.update(at(tick * 100), tick < 7 ? 0U : static_cast<unsigned>(tick - 7) * 12'500U);
    }
    EXPECT_EQ(rate.over(milliseconds(200)), 1'000'000);
    EXPECT_EQ(rate.over(milliseconds(500)), 400'000);
}

TEST(AcknowledgedRate, ForgetsWhatIsOlderThanASecond) {
    AcknowledgedRate rate;
    rate.update(at(0), 0);
    rate.update(at(5'000), 1'000'000);
    rate.update(at(5'100), 1'012'500);
    EXPECT_EQ(rate.over(milliseconds(900)), 1'000'000);
}

}  // namespace
}  // namespace sigma::publish
