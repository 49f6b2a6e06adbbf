#include <gtest/gtest.h>

#include "server/packager/bandwidth_meter.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

TEST(BandwidthMeter, TellsThePeakOfSegmentsAndTheAverageOfAll) {
    BandwidthMeter meter;
    EXPECT_EQ(meter.measured().peak, 0U);
    meter.addSegment(1'000'000, 2s);
    meter.addSegment(3'000'000, 4s);
    meter.addSegment(500'000, 2s);
    EXPECT_EQ(meter.measured().peak, 6'000'000U);
    EXPECT_EQ(meter.measured().average, 4'500'000U);
}

TEST(BandwidthMeter, KeepsItsAverageForYears) {
    BandwidthMeter meter;
    constexpr std::uint64_t kBytesOfADay = std::uint64_t{1'000'000} * 86'400;
    for (int day = 0; day != 3 * 365; ++day) {
        meter.addSegment(kBytesOfADay, 24h);
        ASSERT_EQ(meter.measured().average, 8'000'000U) << "after " << day << " days";
    }
    EXPECT_EQ(meter.measured().peak, 8'000'000U);
}

TEST(BandwidthMeter, TakesASegmentWithoutDuration) {
    EXPECT_EQ(BandwidthMeter::bitRate(1, 0s), 8'000'000U);
}

}  // namespace
}  // namespace sigma::packager
