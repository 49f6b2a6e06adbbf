#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class CountedPlayoutTest : public testing::Test {
protected:
    void append(Duration start, Duration duration, Lane lane = Lane::kMain) {
        MediaChunk chunk;
        chunk.lane = lane;
        chunk.start = start;
        chunk.duration = duration;
        m_playout.append(std::move(chunk));
    }
    Duration position() const { return m_playout.status().position; }

    test::FakeClock m_clock;
    CountedPlayout m_playout{m_clock};
};

TEST_F(CountedPlayoutTest, PlaysWhatItHasAtNormalSpeed) {
    append(10s, 2s);
    m_playout.start(10s);
    m_clock.advance(1500ms);
    const PlayoutStatus status = m_playout.status();
    EXPECT_EQ(status.position, 11500ms);
    EXPECT_EQ(status.bufferedUntil, 12s);
    EXPECT_TRUE(status.isRunning);
    EXPECT_FALSE(status.isDry);
}

TEST_F(CountedPlayoutTest, HoldsUntilItIsStarted) {
    append(0s, 2s);
    m_clock.advance(10s);
    EXPECT_EQ(position(), 0s);
    EXPECT_FALSE(m_playout.status().isRunning);
}

TEST_F(CountedPlayoutTest, WaitsForThePositionToBeBuffered) {
    m_playout.start(3s);
    append(0s, 2s);
    m_clock.advance(5s);
    EXPECT_EQ(position(), 3s);
    EXPECT_FALSE(m_playout.status().isRunning);
    EXPECT_FALSE(m_playout.status().isDry);
    append(2s, 2s);
    m_clock.advance(500ms);
    EXPECT_EQ(position(), 3500ms);
}

TEST_F(CountedPlayoutTest, HoldsWhereItRanDryUntilItIsStartedAgain) {
    append(0s, 2s);
    m_playout.start(0s);
    m_clock.advance(5s);
    EXPECT_TRUE(m_playout.status().isDry);
    append(2s, 2s);
    m_clock.advance(1s);
    EXPECT_TRUE(m_playout.status().isDry);
    EXPECT_EQ(position(), 2s);
    EXPECT_EQ(m_playout.status().bufferedUntil, 4s);
    m_playout.start(2s);
    m_clock.advance(1s);
    EXPECT_EQ(position(), 3s);
    EXPECT_FALSE(m_playout.status().isDry);
}

TEST_F(CountedPlayoutTest, PlaysOnWhenMediaComesInTime) {
    append(0s, 2s);
    m_playout.start(0s);
    m_clock.advance(1900ms);
    append(2s, 2s);
    m_clock.advance(1s);
    EXPECT_EQ(position(), 2900ms);
    EXPECT_TRUE(m_playout.status().isRunning);
}

TEST_F(CountedPlayoutTest, AppliesSpeedExactlyHoweverOftenItIsAsked) {
    append(0s, 4000s);
    m_playout.start(0s);
    m_playout.setSpeed(1.05);
    for (int i = 0; i != 3'000'000; i += 1000) {
        m_clock.advance(333'333ns);
        append(4000s, 0s);
    }
    EXPECT_EQ(position(), 1'049'998us);
    m_playout.setSpeed(0.8);
    m_clock.advance(10s);
    EXPECT_EQ(position(), 9'049'998us);
}

TEST_F(CountedPlayoutTest, StandsStillWhilePaused) {
    append(0s, 10s);
    m_playout.start(0s);
    m_clock.advance(1s);
    m_playout.setPaused(true);
    m_clock.advance(60s);
    EXPECT_EQ(position(), 1s);
    EXPECT_FALSE(m_playout.status().isRunning);
    EXPECT_FALSE(m_playout.status().isDry);
    m_playout.setPaused(false);
    m_clock.advance(1s);
    EXPECT_EQ(position(), 2s);
}

TEST_F(CountedPlayoutTest, GoesNoFurtherThanTheShorterLane) {
    m_playout.setLanes(true);
    append(0s, 4s);
    m_playout.start(0s);
    m_clock.advance(1s);
    EXPECT_EQ(position(), 0s);
    append(0s, 2s, Lane::kAudio);
    m_clock.advance(3s);
    EXPECT_EQ(position(), 2s);
    EXPECT_EQ(m_playout.status().bufferedUntil, 2s);
    EXPECT_TRUE(m_playout.status().isDry);
}

TEST_F(CountedPlayoutTest, ForgetsWhatIsBufferedFromAPositionOn) {
    append(0s, 10s);
    m_playout.start(0s);
    m_clock.advance(1s);
    m_playout.dropFrom(3s);
    EXPECT_EQ(m_playout.status().bufferedUntil, 3s);
    append(3s, 1s);
    EXPECT_EQ(m_playout.status().bufferedUntil, 4s);
}

TEST_F(CountedPlayoutTest, HoldsWhereItIsWhenCleared) {
    append(0s, 10s);
    m_playout.start(0s);
    m_clock.advance(1s);
    m_playout.clear();
    m_clock.advance(1s);
    EXPECT_EQ(position(), 1s);
    EXPECT_EQ(m_playout.status().bufferedUntil, 1s);
    EXPECT_FALSE(m_playout.status().isDry);
    append(50s, 2s);
    m_playout.start(51s);
    m_clock.advance(500ms);
    EXPECT_EQ(position(), 51500ms);
}

TEST_F(CountedPlayoutTest, JumpsForwardWithinWhatIsBufferedWhileItPlays) {
    append(0s, 10s);
    m_playout.start(0s);
    m_clock.advance(1s);
    m_playout.start(6s);
    m_clock.advance(1s);
    EXPECT_EQ(position(), 7s);
}

TEST_F(CountedPlayoutTest, IsDryAtItsEnd) {
    append(0s, 2s);
    m_playout.setEnd();
    m_playout.start(0s);
    m_clock.advance(3s);
    EXPECT_TRUE(m_playout.status().isDry);
    EXPECT_EQ(position(), 2s);
}

}  // namespace
}  // namespace sigma::player
