#include <gtest/gtest.h>

#include "core/publish/departures.h"

namespace sigma::publish {
namespace {

TEST(Departures, KnowsTheOldestThatHasNotLeftWhole) {
    Departures departures;
    EXPECT_FALSE(departures.oldestTimestamp());
    departures.onWritten(100, 0, 1'000);
    departures.onWritten(140, 500, 1'500);
    departures.onLeft(999);
    EXPECT_EQ(departures.oldestTimestamp(), 100);
    departures.onLeft(1'000);
    EXPECT_EQ(departures.oldestTimestamp(), 140);
    departures.onLeft(1'500);
    EXPECT_FALSE(departures.oldestTimestamp());
}

TEST(Departures, KnowsTheKeyFramesThatAreNotAcknowledgedWhole) {
    Departures departures;
    departures.onWritten(100, 0, 1'000);
    departures.onWritten(140, 500, 1'500);
    departures.onLeft(1'500);
    departures.onAcknowledged(1'499);
    EXPECT_EQ(departures.keyFrameBytes(), 500U);
    departures.onAcknowledged(1'500);
    EXPECT_EQ(departures.keyFrameBytes(), 0U);
}

TEST(Departures, BeginAnew) {
    Departures departures;
    departures.onWritten(100, 1'000, 1'000);
    departures.clear();
    EXPECT_FALSE(departures.oldestTimestamp());
    EXPECT_EQ(departures.keyFrameBytes(), 0U);
}

}  // namespace
}  // namespace sigma::publish
