#include <chrono>

#include <gtest/gtest.h>

#include "server/stream/refusal_watch.h"
#include "tests/support/fake_clock.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

class RefusalWatchTest : public testing::Test {
protected:
    /// A refusal each second.
    void refuse(TrackKind kind, int seconds, std::string_view why = "broken") {
        for (int second = 0; second != seconds; ++second) {
            watch.refused(kind, why, clock.steadyNow());
            clock.advance(1s);
        }
    }
    bool hasFailed() { return watch.failure(clock.steadyNow()) != nullptr; }

    test::FakeClock clock;
    RefusalWatch watch;
};

TEST_F(RefusalWatchTest, FailsWhenNothingWasTakenForTwelveSeconds) {
    refuse(TrackKind::kVideo, 12);
    EXPECT_FALSE(hasFailed());
    refuse(TrackKind::kVideo, 1, "still broken");
    const std::string* const failure = watch.failure(clock.steadyNow());
    ASSERT_NE(failure, nullptr);
    EXPECT_EQ(*failure, "still broken");
}

TEST_F(RefusalWatchTest, IsContentWithOneSampleThatWasTaken) {
    refuse(TrackKind::kVideo, 10);
    watch.taken(TrackKind::kVideo);
    refuse(TrackKind::kVideo, 10);
    EXPECT_FALSE(hasFailed());
}

TEST_F(RefusalWatchTest, TakesNoTrackForTheOther) {
    for (int second = 0; second != 13; ++second) {
        watch.taken(TrackKind::kVideo);
        refuse(TrackKind::kAudio, 1);
    }
    EXPECT_TRUE(hasFailed());
    watch.taken(TrackKind::kAudio);
    EXPECT_FALSE(hasFailed());
}

TEST_F(RefusalWatchTest, ForgetsATrackThatSendsNoMore) {
    refuse(TrackKind::kAudio, 13);
    EXPECT_TRUE(hasFailed());
    clock.advance(12s);
    EXPECT_FALSE(hasFailed());
}

TEST_F(RefusalWatchTest, TellsTheFirstRefusalOfARow) {
    EXPECT_TRUE(watch.refused(TrackKind::kVideo, "a", clock.steadyNow()));
    EXPECT_FALSE(watch.refused(TrackKind::kVideo, "a", clock.steadyNow()));
    watch.taken(TrackKind::kVideo);
    EXPECT_TRUE(watch.refused(TrackKind::kVideo, "a", clock.steadyNow()));
}

}  // namespace
}  // namespace sigma::stream
