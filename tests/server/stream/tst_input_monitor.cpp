#include <gtest/gtest.h>

#include "server/stream/input_monitor.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_factory.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;

constexpr auto kVideoBytes = 1000;
constexpr auto kAudioBytes = 160;

/// 25 frames and 50 audio frames a second, a key frame every two seconds.
class InputMonitorTest : public testing::Test {
protected:
    InputMonitorTest() {
        monitor.describe(*video);
        monitor.describe(*audio);
    }

    void sendVideo(MediaTime time, bool isKey) {
        const std::int64_t dts = toTicks(time, video->timescale);
        monitor.observe(*video, *test::videoSample(dts, isKey, kVideoBytes), clock.steadyNow());
    }
    void sendAudio(MediaTime time) {
        const std::int64_t dts = toTicks(time, audio->timescale);
        monitor.observe(*audio, *test::audioSample(dts, kAudioBytes), clock.steadyNow());
    }
    /// Seconds of both tracks; what is sent in one takes `length` to arrive.
    void run(int seconds, std::chrono::milliseconds length = 1000ms) {
        for (int second = 0; second != seconds; ++second) {
            for (int frame = 0; frame != 25; ++frame) {
                sendVideo(m_time, m_frames++ % 50 == 0);
                sendAudio(m_time + audioAhead);
                sendAudio(m_time + audioAhead + 20ms);
                m_time += 40ms;
                clock.advance(length / 25);
            }
            figures = monitor.roll(clock.steadyNow());
        }
    }

    test::FakeClock clock;
    std::shared_ptr<const media::TrackInfo> video = test::h264Track(1280, 720, 25);
    std::shared_ptr<const media::TrackInfo> audio = test::aacTrack();
    InputMonitor monitor{clock.steadyNow()};
    InputFigures figures;
    MediaTime audioAhead{0};

private:
    MediaTime m_time = 1h;
    int m_frames = 0;
};

TEST_F(InputMonitorTest, MeasuresASteadyInput) {
    run(9);
    EXPECT_FALSE(figures.isSettled);
    run(3);
    EXPECT_TRUE(figures.isSettled);
    EXPECT_EQ(figures.media.videoCodec, video->codecString);
    EXPECT_EQ(figures.media.audioCodec, audio->codecString);
    EXPECT_EQ(figures.media.width, 1280U);
    EXPECT_EQ(figures.media.height, 720U);
    EXPECT_NEAR(figures.declaredFrameRate, 25, 0.01);
    EXPECT_NEAR(figures.media.frameRate, 25, 0.01);
    EXPECT_EQ(figures.media.videoBitrate, 25 * kVideoBytes * 8);
    EXPECT_EQ(figures.media.audioBitrate, 50 * kAudioBytes * 8);
    EXPECT_NEAR(figures.media.gopSeconds, 2, 0.001);
    EXPECT_NEAR(figures.longestGop, 2, 0.001);
    EXPECT_NEAR(figures.receivedRatio, 1, 0.01);
    EXPECT_NEAR(figures.media.jitterMs, 0, 0.01);
    EXPECT_EQ(figures.media.bytesReceived, 12U * (25 * kVideoBytes + 50 * kAudioBytes));
}

TEST_F(InputMonitorTest, SeesThatMediaArrivesTooSlowly) {
    run(12, 1250ms);
    EXPECT_NEAR(figures.receivedRatio, 0.8, 0.01);
    EXPECT_NEAR(figures.media.frameRate, 20, 0.1);
    EXPECT_NEAR(figures.media.jitterMs, 10, 0.5);
}

TEST_F(InputMonitorTest, RatesCoverTenSeconds) {
    run(10, 1250ms);
    run(10);
    EXPECT_NEAR(figures.receivedRatio, 1, 0.01);
}

TEST_F(InputMonitorTest, SeesSoundDriftAway) {
    run(10);
    EXPECT_NEAR(static_cast<double>(figures.media.driftMs), 10, 1) << "the second frame of a pair";
    audioAhead = 200ms;
    run(10);
    EXPECT_NEAR(static_cast<double>(figures.media.driftMs), 210, 1);
    audioAhead = -400ms;
    run(10);
    EXPECT_NEAR(static_cast<double>(figures.media.driftMs), -390, 1);
}

TEST_F(InputMonitorTest, KnowsTheMediansOfBitratesAfterTwentySeconds) {
    run(19);
    EXPECT_EQ(figures.medianBitrate, 0);
    run(5);
    const std::int64_t median = 8 * (25 * kVideoBytes + 50 * kAudioBytes);
    EXPECT_EQ(figures.medianBitrate, median);
    run(5, 4000ms);
    EXPECT_EQ(figures.medianBitrate, median) << "a few slow seconds are not the median";
}

TEST_F(InputMonitorTest, CountsTheGroupInProgressWhenItIsTheLonger) {
    sendVideo(0s, true);
    sendVideo(2s, true);
    sendVideo(8s, false);
    figures = monitor.roll(clock.steadyNow() + 1s);
    EXPECT_NEAR(figures.media.gopSeconds, 2, 0.001);
    EXPECT_NEAR(figures.longestGop, 6, 0.001);
}

TEST_F(InputMonitorTest, BeginsAnewWithEachConnection) {
    run(12, 2000ms);
    monitor.connected(clock.steadyNow());
    monitor.describe(*video);
    monitor.describe(*audio);
    run(1);
    EXPECT_FALSE(figures.isSettled);
    EXPECT_NEAR(figures.receivedRatio, 0.96, 0.01) << "24 steps of 40 ms in a second";
    EXPECT_EQ(figures.media.bytesReceived, 13U * (25 * kVideoBytes + 50 * kAudioBytes));
    EXPECT_EQ(figures.media.videoCodec, video->codecString);
}

TEST_F(InputMonitorTest, FollowsTheSoundWhereThereIsNoPicture) {
    InputMonitor radio(clock.steadyNow());
    radio.describe(*audio);
    for (int frame = 0; frame != 51; ++frame) {
        const std::int64_t dts = toTicks(frame * MediaTime(20ms), audio->timescale);
        radio.observe(*audio, *test::audioSample(dts, kAudioBytes), clock.steadyNow());
        clock.advance(frame == 50 ? 0ms : 20ms);
    }
    figures = radio.roll(clock.steadyNow());
    EXPECT_NEAR(figures.receivedRatio, 1, 0.001);
    EXPECT_EQ(figures.media.frameRate, 0);
    EXPECT_EQ(figures.media.driftMs, 0);
    EXPECT_EQ(figures.media.videoCodec, "");
}

TEST_F(InputMonitorTest, ForgetsThePictureOfAConnectionThatHadOne) {
    run(12);
    monitor.connected(clock.steadyNow());
    monitor.describe(*audio);
    for (int frame = 0; frame != 51; ++frame) {
        sendAudio(frame * MediaTime(20ms));
        clock.advance(frame == 50 ? 0ms : 20ms);
    }
    figures = monitor.roll(clock.steadyNow());
    EXPECT_NEAR(figures.receivedRatio, 1, 0.001);
    EXPECT_EQ(figures.media.videoCodec, "");
    EXPECT_EQ(figures.media.width, 0U);
    EXPECT_EQ(figures.declaredFrameRate, 0);
    EXPECT_EQ(figures.longestGop, 0);
    EXPECT_EQ(figures.media.audioCodec, audio->codecString);
}

TEST_F(InputMonitorTest, SurvivesTimestampsFromNowhere) {
    constexpr auto kFar = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t dts : {kFar, -kFar, std::int64_t{0}, kFar}) {
        monitor.observe(*video, *test::videoSample(dts, true), clock.steadyNow());
        monitor.observe(*audio, *test::audioSample(-dts), clock.steadyNow());
    }
    clock.advance(1s);
    figures = monitor.roll(clock.steadyNow());
    EXPECT_GE(figures.media.gopSeconds, 0);
    EXPECT_EQ(figures.media.frameRate, 4);
}

}  // namespace
}  // namespace sigma::stream
