#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "ui/studio/upload_history.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;

TEST(UploadHistory, ReadsAsTheMeanOfTheLastSeconds) {
    test::FakeClock clock;
    UploadHistory history;
    history.add(clock.steadyNow(), 4'000'000, 3'000'000);
    history.add(clock.steadyNow(), 2'000'000, 3'000'000);
    EXPECT_EQ(history.sentBitrate(), 3'000'000);
}

TEST(UploadHistory, KeepsAPointForEachOfTheLastSeconds) {
    test::FakeClock clock;
    UploadHistory history;
    for (int step = 0; step < 3 * 20; ++step) {
        history.add(clock.steadyNow(), 1'000'000, 2'000'000);
        clock.advance(50ms);
    }
    ASSERT_EQ(history.points().size(), 3U);
    EXPECT_EQ(history.points().back().wanted, 2e6);
    for (int second = 0; second < 200; ++second) {
        history.add(clock.steadyNow(), 1'000'000, 2'000'000);
        clock.advance(1s);
    }
    EXPECT_EQ(history.points().size(), widgets::kMostBitratePoints);
    history.clear();
    EXPECT_TRUE(history.points().empty());
    EXPECT_EQ(history.sentBitrate(), 0);
}

TEST(UploadHistory, CountsTheChangesOfItsPointsForWhoDrawsThem) {
    test::FakeClock clock;
    UploadHistory history;
    for (std::size_t second = 0; second < 2 * widgets::kMostBitratePoints; ++second) {
        clock.advance(1s);
        history.add(clock.steadyNow(), 1'000'000, 2'000'000);
    }
    const std::uint64_t made = history.pointsMade();
    EXPECT_EQ(made, 2 * widgets::kMostBitratePoints);
    clock.advance(500ms);
    history.add(clock.steadyNow(), 1'000'000, 2'000'000);
    EXPECT_EQ(history.pointsMade(), made) << "its points are the same";
    clock.advance(500ms);
    history.add(clock.steadyNow(), 1'000'000, 2'000'000);
    EXPECT_EQ(history.pointsMade(), made + 1) << "one more has pushed out the first";
    history.clear();
    EXPECT_EQ(history.pointsMade(), made + 2);
}

}  // namespace
}  // namespace sigma::ui
