#include <gtest/gtest.h>

#include "core/player/session_quality.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kBegin{1h};

class SessionQualityTest : public testing::Test {
protected:
    void add(Duration at, QualitySample sample) {
        sample.at = kBegin + at;
        m_quality.add(sample);
    }

    SessionQuality m_quality{kBegin, 200e3, 1000e3};
};

TEST_F(SessionQualityTest, KnowsNothingBeforeTheFirstFrame) {
    add(0s, {});
    add(1s, {});
    const SessionFigures figures = m_quality.figures();
    EXPECT_EQ(figures.stalls, 0U);
    EXPECT_EQ(figures.stalled, 0s);
    EXPECT_FALSE(figures.firstFrame);
}

TEST_F(SessionQualityTest, WeighsBitratesByTheTimeTheyWerePlayed) {
    add(400ms, {.isPlaying = true, .bitsPerSecond = 200e3});
    add(1400ms, {.isPlaying = true, .bitsPerSecond = 1000e3});
    add(4400ms, {.isPlaying = true, .bitsPerSecond = 1000e3});
    const SessionFigures figures = m_quality.figures();
    EXPECT_EQ(figures.firstFrame, 400ms);
    EXPECT_EQ(figures.played, 4s);
    EXPECT_DOUBLE_EQ(figures.meanBitrate, 800e3);
    EXPECT_EQ(figures.switches, 1U);
}

TEST_F(SessionQualityTest, CountsAStallOnceAndAllOfItsTime) {
    add(0s, {.isPlaying = true});
    add(1s, {});
    add(2s, {});
    add(3s, {.isPlaying = true});
    EXPECT_EQ(m_quality.figures().stalls, 1U);
    EXPECT_EQ(m_quality.figures().stalled, 2s);
}

TEST_F(SessionQualityTest, APauseIsNoStall) {
    add(0s, {.isPlaying = true});
    add(1s, {.isPaused = true});
    add(9s, {.isPlaying = true});
    EXPECT_EQ(m_quality.figures().stalls, 0U);
    EXPECT_EQ(m_quality.figures().stalled, 0s);
}

TEST_F(SessionQualityTest, TellsMeanAndNinetyFifthPercentileOfLatency) {
    add(0s, {.isPlaying = true, .latency = 3s});
    add(90s, {.isPlaying = true, .latency = 5s});
    add(100s, {.isPlaying = true, .latency = 5s});
    EXPECT_EQ(m_quality.figures().meanLatency, 3200ms);
    EXPECT_EQ(m_quality.figures().latencyP95, 5s);
}

TEST_F(SessionQualityTest, TellsHowLongSpeedWasUsual) {
    add(0s, {.isPlaying = true, .speed = 1});
    add(8s, {.isPlaying = true, .speed = 1.05});
    add(9s, {.isPlaying = true, .speed = 1.1});
    add(10s, {.isPlaying = true, .speed = 1});
    EXPECT_DOUBLE_EQ(m_quality.figures().usualSpeedShare, 0.9);
    EXPECT_EQ(m_quality.figures().speedChanges, 3U);
}

TEST_F(SessionQualityTest, TheBestBitrateWithoutLatencyIsTheBestExperience) {
    add(0s, {.isPlaying = true, .bitsPerSecond = 1000e3});
    add(10s, {.isPlaying = true, .bitsPerSecond = 1000e3});
    EXPECT_DOUBLE_EQ(m_quality.figures().normalisedQoe, 1);
}

TEST_F(SessionQualityTest, TakesStallsSwitchesLatencyAndSpeedOff) {
    add(0s, {.isPlaying = true, .bitsPerSecond = 1000e3, .speed = 1.1, .latency = 1s});
    add(5s, {.isPlaying = true, .bitsPerSecond = 600e3, .latency = 3s});
    add(10s, {});
    add(11s, {.isPlaying = true, .bitsPerSecond = 600e3});
    // 8,000 kb; 400 for the switch, 1,000 for the stall, 50 and 1,500 for latency, 100 for speed.
    EXPECT_NEAR(m_quality.figures().normalisedQoe, (8000 - 400 - 1000 - 1550 - 100) / 10'000.0,
                1e-9);
}

TEST_F(SessionQualityTest, HasNoQualityOfExperienceWhereNoBitrateIsKnown) {
    SessionQuality quality(kBegin, 0, 0);
    quality.add({.at = kBegin + 1s, .isPlaying = true});
    quality.add({.at = kBegin + 2s, .isPlaying = true});
    EXPECT_EQ(quality.figures().played, 1s);
    EXPECT_EQ(quality.figures().normalisedQoe, 0);
}

}  // namespace
}  // namespace sigma::player
