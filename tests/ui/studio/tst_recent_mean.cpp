#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "ui/studio/recent_mean.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;

TEST(RecentMean, IsThatOfTheLastSeconds) {
    test::FakeClock clock;
    RecentMean mean;
    EXPECT_EQ(mean.value(), 0);
    for (int step = 0; step < 100; ++step) {
        mean.add(clock.steadyNow(), step % 2 == 0 ? 4'000 : 2'000);
        clock.advance(50ms);
    }
    EXPECT_NEAR(static_cast<double>(mean.value()), 3'000, 50);
    clock.advance(10s);
    mean.add(clock.steadyNow(), 500);
    EXPECT_EQ(mean.value(), 500);
    mean.clear();
    EXPECT_EQ(mean.value(), 0);
}

}  // namespace
}  // namespace sigma::ui
