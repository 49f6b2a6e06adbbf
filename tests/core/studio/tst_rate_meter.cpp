#include <gtest/gtest.h>

#include "core/studio/rate_meter.h"

namespace sigma::studio {
namespace {

using namespace std::chrono_literals;

TEST(RateMeter, CountsTheLastSecond) {
    RateMeter meter;
    const SteadyTime start{1h};
    EXPECT_EQ(meter.perSecond(start), 0U);
    meter.add(start, 10);
    meter.add(start + 500ms, 5);
    EXPECT_EQ(meter.perSecond(start + 999ms), 15U);
    EXPECT_EQ(meter.perSecond(start + 1s), 5U);
    EXPECT_EQ(meter.perSecond(start + 1500ms), 0U);
}

}  // namespace
}  // namespace sigma::studio
