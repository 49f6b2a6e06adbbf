#include <gtest/gtest.h>

#include "core/player/timing/clock_watch.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class ClockWatchTest : public testing::Test {
protected:
    ClockWatchTest() { m_watch.look(); }

    sigma::test::FakeClock m_clock;
    ClockWatch m_watch{m_clock};
};

TEST_F(ClockWatchTest, FindsNothingWhereItIsAskedOften) {
    for (int i = 0; i != 100; ++i) {
        m_clock.advance(250ms);
        const ClockWatch::Finding finding = m_watch.look();
        EXPECT_FALSE(finding.isClockSet);
        EXPECT_FALSE(finding.suspendedFor);
    }
}

TEST_F(ClockWatchTest, SeesThatTheClockWasSet) {
    for (const auto shift : {1h, -1h}) {
        m_clock.shiftWall(shift);
        EXPECT_TRUE(m_watch.look().isClockSet);
        EXPECT_FALSE(m_watch.look().isClockSet);
    }
}

TEST_F(ClockWatchTest, LeavesSmallCorrectionsAlone) {
    m_clock.shiftWall(1900ms);
    EXPECT_FALSE(m_watch.look().isClockSet);
}

TEST_F(ClockWatchTest, SeesForHowLongNobodyAsked) {
    m_clock.advance(5s);
    EXPECT_FALSE(m_watch.look().suspendedFor);
    m_clock.advance(30s);
    EXPECT_EQ(m_watch.look().suspendedFor, 30s);
    EXPECT_FALSE(m_watch.look().suspendedFor);
}

}  // namespace
}  // namespace sigma::player
