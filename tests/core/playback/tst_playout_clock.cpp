#include <gtest/gtest.h>

#include "core/playback/playout_clock.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

const SteadyTime kBegin{std::chrono::hours(1)};

TEST(PlayoutClock, StandsWhereItIsHeld) {
    PlayoutClock clock;
    clock.hold(7s);
    EXPECT_EQ(clock.positionAt(kBegin), 7s);
    EXPECT_EQ(clock.positionAt(kBegin + 1h), 7s);
}

TEST(PlayoutClock, GoesWithWhatIsHeard) {
    PlayoutClock clock;
    clock.hold(7s);
    clock.goOn(kBegin, kBegin + 90ms, 7s + 10ms, 1);
    EXPECT_EQ(clock.positionAt(kBegin + 50ms), 7s) << "the first of it is heard after 80 ms";
    EXPECT_EQ(clock.positionAt(kBegin + 85ms), 7s + 5ms);
    EXPECT_EQ(clock.positionAt(kBegin + 1s), 7s + 10ms) << "nothing more was given";
}

TEST(PlayoutClock, GoesFasterWithTheSpeed) {
    PlayoutClock clock;
    clock.hold(0s);
    clock.goOn(kBegin, kBegin + 1s, 1200ms, 1.2);
    EXPECT_EQ(clock.positionAt(kBegin + 500ms), 600ms);
}

TEST(PlayoutClock, SmoothsWhatJitters) {
    PlayoutClock clock;
    clock.hold(0s);
    Duration last{0};
    for (int block = 0; block != 500; ++block) {
        const SteadyTime now = kBegin + block * 10ms;
        const auto jitter = block % 2 == 0 ? 8ms : -8ms;
        clock.goOn(now, now + 100ms + jitter, (block + 1) * 10ms, 1);
        const Duration position = clock.positionAt(now + 9ms);
        ASSERT_GE(position, last);
        if (block > 100) {
            ASSERT_NEAR(static_cast<double>((position - (block * 10ms - 81ms)).count()), 0, 3'000);
        }
        last = position;
    }
}

TEST(PlayoutClock, NeverGoesBackAfterAPause) {
    PlayoutClock clock;
    clock.hold(0s);
    clock.goOn(kBegin, kBegin + 80ms, 10ms, 1);
    ASSERT_EQ(clock.positionAt(kBegin + 1s), 10ms);
    clock.goOn(kBegin + 1s, kBegin + 1080ms, 20ms, 1);
    EXPECT_EQ(clock.positionAt(kBegin + 1s), 10ms);
    EXPECT_EQ(clock.positionAt(kBegin + 1075ms), 15ms);
}

TEST(PlayoutClock, GoesBackWhereItIsToldTo) {
    PlayoutClock clock;
    clock.goOn(kBegin, kBegin, 1h, 1);
    clock.hold(5s);
    EXPECT_EQ(clock.positionAt(kBegin), 5s);
}

}  // namespace
}  // namespace sigma::playback
