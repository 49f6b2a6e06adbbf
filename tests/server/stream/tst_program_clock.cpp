#include <gtest/gtest.h>

#include "server/stream/program_clock.h"
#include "tests/support/fake_clock.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;

class ProgramClockTest : public testing::Test {
protected:
    void observe(MediaTime time) { program.observe(time, clock.steadyNow(), clock.wallNow()); }
    /// Samples every 20 ms of media, `arrival` apart on our clock.
    void observeFor(MediaTime length, std::chrono::nanoseconds arrival) {
        for (MediaTime passed{0}; passed < length; passed += 20ms) {
            clock.advance(arrival);
            position += 20ms;
            observe(position);
        }
    }

    test::FakeClock clock;
    ProgramClock program;
    MediaTime position = 10s;
};

TEST_F(ProgramClockTest, IsAnchoredByTheFirstSample) {
    EXPECT_FALSE(program.isAnchored());
    const WallTime wall = clock.wallNow();
    observe(10s);
    EXPECT_TRUE(program.isAnchored());
    EXPECT_EQ(program.wallTimeOf(10s), wall);
    EXPECT_EQ(program.wallTimeOf(15s), wall + 5s);
    EXPECT_EQ(program.wallTimeOf(9s), wall - 1s);
    EXPECT_EQ(program.positionAt(clock.steadyNow() + 3s), MediaTime(13s));
}

TEST_F(ProgramClockTest, DoesNotNoticeThatTheSystemsClockIsSet) {
    const WallTime wall = clock.wallNow();
    observe(10s);
    program.observe(11s, clock.steadyNow() + 1s, wall + 24h);
    EXPECT_EQ(program.wallTimeOf(11s), wall + 1s);
}

TEST_F(ProgramClockTest, KnowsHowLateTheNewestSampleCame) {
    observe(10s);
    clock.advance(3s);
    observe(11s);
    EXPECT_EQ(program.lag(), MediaTime(2s));
    clock.advance(1s);
    observe(16s);
    EXPECT_LT(std::chrono::abs(program.lag() + 2s), 2ms);
    program.shift(500ms);
    EXPECT_LT(std::chrono::abs(program.lag() + 2500ms), 2ms);
}

TEST_F(ProgramClockTest, FollowsASlowOrFastPublisher) {
    observe(position);
    observeFor(1h, 20ms + 4us);
    EXPECT_LT(std::chrono::abs(program.wallTimeOf(position) - clock.wallNow()), 5ms);
    observeFor(1h, 20ms - 4us);
    EXPECT_LT(std::chrono::abs(program.wallTimeOf(position) - clock.wallNow()), 5ms);
}

TEST_F(ProgramClockTest, FollowsByNoMoreThanFiveHundredMillionths) {
    observe(position);
    const WallTime before = program.wallTimeOf(0s);
    clock.advance(1s);  // the publisher is late by a second from now on
    observeFor(100s, 20ms);
    const auto followed = program.wallTimeOf(0s) - before;
    EXPECT_LE(followed, 51ms);
    EXPECT_GE(followed, 49ms);
}

TEST_F(ProgramClockTest, FollowsSamplesThatComeCloserThanAMicrosecondOfCorrection) {
    observe(position);
    const WallTime before = program.wallTimeOf(0s);
    clock.advance(1s);
    for (int sample = 0; sample != 100'000; ++sample) {
        clock.advance(1100us);
        position += 1100us;
        observe(position);
    }
    EXPECT_GE(program.wallTimeOf(0s) - before, 45ms);
}

}  // namespace
}  // namespace sigma::stream
