#include <cmath>

#include <gtest/gtest.h>

#include "server/packager/stream_probe.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

class StreamProbeTest : public testing::Test {
protected:
    void addVideo(MediaTime time, bool isKey) {
        m_probe.addSample(sigma::test::videoSample(stream::toTicks(time, 90000), isKey),
                          m_clock.steadyNow());
    }
    void addAudio(MediaTime time) {
        m_probe.addSample(sigma::test::audioSample(stream::toTicks(time, 48000)),
                          m_clock.steadyNow());
    }
    bool isDone() const { return m_probe.isDone(m_clock.steadyNow()); }

    sigma::test::FakeClock m_clock;
    StreamProbe m_probe{2s};
};

TEST_F(StreamProbeTest, WaitsForTheSecondKeyFrame) {
    m_probe.addTrack(sigma::test::h264Track());
    m_probe.addTrack(sigma::test::aacTrack());
    EXPECT_FALSE(isDone());
    for (int frame = 0; frame != 60; ++frame) {
        addVideo(std::chrono::milliseconds(frame * 1000 / 30), frame == 0);
        EXPECT_FALSE(isDone());
    }
    addVideo(2s, true);
    EXPECT_TRUE(isDone());
    EXPECT_EQ(m_probe.facts().gop, 2s);
    EXPECT_EQ(m_probe.facts().frameRate, 30.0);
}

TEST_F(StreamProbeTest, WaitsAWhileForTheOtherTrack) {
    m_probe.addTrack(sigma::test::aacTrack());
    addAudio(0s);
    addAudio(1900ms);
    EXPECT_FALSE(isDone());
    addAudio(2s);
    EXPECT_TRUE(isDone());
    EXPECT_FALSE(m_probe.facts().gop);
}

TEST_F(StreamProbeTest, GivesUpOnKeyFramesAfterTwelveSeconds) {
    m_probe.addTrack(sigma::test::h264Track());
    for (int second = 0; second != 12; ++second) {
        addVideo(second * 1s, second == 0);
        EXPECT_FALSE(isDone());
    }
    addVideo(12s, false);
    EXPECT_TRUE(isDone());
    EXPECT_EQ(m_probe.facts().gop, 12s);
}

TEST_F(StreamProbeTest, GivesUpWhenTimePassesWithoutMedia) {
    m_probe.addTrack(sigma::test::h264Track());
    addVideo(0s, true);
    m_clock.advance(16s);
    EXPECT_TRUE(isDone());
}

TEST_F(StreamProbeTest, BeginsWithTheFirstKeyFrame) {
    m_probe.addTrack(sigma::test::h264Track());
    m_probe.addTrack(sigma::test::aacTrack());
    addVideo(0s, false);
    addAudio(10ms);
    addVideo(40ms, true);
    addAudio(50ms);
    const auto samples = m_probe.takeSamples();
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_TRUE(samples.front()->isKey);
}

TEST_F(StreamProbeTest, ForgetsTheFormatThatWasReplaced) {
    m_probe.addTrack(sigma::test::h264Track());
    addVideo(0s, true);
    m_probe.addTrack(sigma::test::h264Track(1920, 1080));
    EXPECT_TRUE(m_probe.takeSamples().empty());
    EXPECT_EQ(m_probe.tracks().front()->video.width, 1920U);
}

TEST_F(StreamProbeTest, IsNotDoneWhileItHoldsNoSample) {
    m_probe.addTrack(sigma::test::aacTrack());
    addAudio(0s);
    addAudio(3s);
    EXPECT_TRUE(isDone());
    m_probe.addTrack(sigma::test::aacTrack(44100));
    EXPECT_FALSE(isDone());
    m_clock.advance(1min);
    EXPECT_FALSE(isDone());
}

class MeasuredRates : public StreamProbeTest, public testing::WithParamInterface<double> {};

TEST_P(MeasuredRates, SnapToTheRateThatWasMeant) {
    m_probe.addTrack(sigma::test::h264Track());
    for (int frame = 0; frame != 100; ++frame) {
        addVideo(std::chrono::milliseconds(std::lround(frame * 1000 / GetParam())), frame == 0);
    }
    EXPECT_DOUBLE_EQ(m_probe.facts().frameRate, GetParam());
}

INSTANTIATE_TEST_SUITE_P(StreamProbe, MeasuredRates,
                         testing::Values(24, 25, 30000.0 / 1001, 30, 50, 60));

}  // namespace
}  // namespace sigma::packager
