#include <gtest/gtest.h>

#include "core/player/playing/latency_gauge.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::kNoon;

constexpr SteadyTime kNow{std::chrono::hours(1)};

TEST(LatencyGaugeTest, KnowsNothingBeforeTheFirstPlaylist) {
    LatencyGauge gauge;
    EXPECT_FALSE(gauge.read(kNow, 0s, WallTime(kNoon), kNoon));
}

TEST(LatencyGaugeTest, GoesByTheDates) {
    LatencyGauge gauge;
    gauge.onEdge(10s, kNow);
    const auto reading = gauge.read(kNow + 200ms, 8s, WallTime(kNoon + 3s), kNoon);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->latency, 3s);
    EXPECT_TRUE(reading->isByDate);
}

TEST(LatencyGaugeTest, GoesByTheDistanceWithoutDates) {
    LatencyGauge gauge;
    gauge.onEdge(10s, kNow);
    const auto reading = gauge.read(kNow + 200ms, 8s, std::nullopt, kNoon);
    EXPECT_EQ(reading->latency, 2200ms);
    EXPECT_FALSE(reading->isByDate);
}

TEST(LatencyGaugeTest, PassesOverDatesThatCannotBe) {
    LatencyGauge gauge;
    gauge.onEdge(10s, kNow);
    gauge.read(kNow, 8s, WallTime(kNoon + 3s), kNoon);
    for (const Duration jump : {Duration(1h), Duration(-1h)}) {
        const auto reading = gauge.read(
            kNow + 1s, 9s, std::chrono::floor<WallTime::duration>(WallTime(kNoon) + jump), kNoon);
        EXPECT_EQ(reading->latency, 3s);
        EXPECT_TRUE(reading->isByDate);
    }
}

TEST(LatencyGaugeTest, IsNotPutBackByALateAnswer) {
    LatencyGauge gauge;
    gauge.onEdge(10s, kNow);
    gauge.onEdge(10s, kNow + 1s);
    EXPECT_EQ(gauge.edgeAt(kNow + 1s), 11s);
    gauge.reset();
    EXPECT_FALSE(gauge.edgeAt(kNow));
}

}  // namespace
}  // namespace sigma::player
