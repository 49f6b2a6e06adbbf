#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "core/studio/drift_control.h"

namespace sigma::studio {
namespace {

constexpr double kTarget = 0.060;
constexpr double kBlock = 1024.0 / 48'000;
constexpr double kHour = 3'600;

/// An hour with a device whose clock is wrong by so many parts in a million, and whose sound comes
/// in blocks of 20 ms.
class EachCrystal : public testing::TestWithParam<double> {};

TEST_P(EachCrystal, IsFollowedForAnHour) {
    const double pace = 1 + GetParam() / 1e6;
    DriftControl control(kTarget);
    control.restart(kTarget);
    double produced = 0;
    double waiting = kTarget;
    double speedUp = 0;
    double lowest = kTarget;
    double highest = kTarget;
    double previous = 0;
    double largestStep = 0;
    for (double time = 0; time < kHour; time += kBlock) {
        while (produced < time * pace) {
            produced += 0.020;
            waiting += 0.020 / (1 + speedUp);
        }
        speedUp = control.update(waiting, kBlock);
        largestStep = std::max(largestStep, std::abs(speedUp - previous));
        previous = speedUp;
        waiting -= kBlock;
        lowest = std::min(lowest, waiting);
        highest = std::max(highest, waiting);
    }
    EXPECT_GT(lowest, 0.010);
    EXPECT_LT(highest, 0.110);
    EXPECT_NEAR(speedUp, pace - 1, 30e-6);
    EXPECT_LT(largestStep, 20e-6) << "the pitch must not be heard to change";
}

INSTANTIATE_TEST_SUITE_P(DriftControl, EachCrystal,
                         testing::Values(0.0, 200.0, -200.0, 1'000.0, -1'000.0));

TEST(DriftControl, NeverPlaysMoreThanHalfAPercentFasterOrSlower) {
    DriftControl control(kTarget);
    control.restart(10);
    EXPECT_EQ(control.update(10, 1), DriftControl::kMost);
    control.restart(0);
    double least = 0;
    for (int i = 0; i != 10'000; ++i) {
        least = std::min(least, control.update(0, 1));
    }
    EXPECT_EQ(least, -DriftControl::kMost);
}

}  // namespace
}  // namespace sigma::studio
