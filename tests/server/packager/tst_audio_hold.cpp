#include <gtest/gtest.h>

#include "server/packager/audio_hold.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

TEST(AudioHold, ReleasesWhatTheVideoHasReached) {
    sigma::test::FakeClock clock;
    AudioHold hold;
    for (int frame = 0; frame != 5; ++frame) {
        hold.hold(sigma::test::audioSample(frame), frame * 1s, clock.steadyNow());
    }
    EXPECT_EQ(hold.release(2s, clock.steadyNow()).size(), 3U);
    EXPECT_TRUE(hold.release(2s, clock.steadyNow()).empty());
    EXPECT_EQ(hold.releaseAll().size(), 2U);
    EXPECT_TRUE(hold.releaseAll().empty());
}

TEST(AudioHold, KeepsNothingForEver) {
    sigma::test::FakeClock clock;
    AudioHold hold;
    hold.hold(sigma::test::audioSample(0), 5s, clock.steadyNow());
    clock.advance(12s);
    EXPECT_EQ(hold.release(0s, clock.steadyNow()).size(), 1U);
}

TEST(AudioHold, KeepsABoundedNumber) {
    sigma::test::FakeClock clock;
    AudioHold hold;
    for (int frame = 0; frame != 1000; ++frame) {
        hold.hold(sigma::test::audioSample(frame), 5s, clock.steadyNow());
    }
    EXPECT_EQ(hold.release(0s, clock.steadyNow()).size(), 488U);
}

}  // namespace
}  // namespace sigma::packager
