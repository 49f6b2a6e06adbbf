#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "server/stream/audio_time_smoother.h"

namespace sigma::stream {
namespace {

constexpr std::uint32_t kFrame = 1024;

/// The time of a frame after a trip through milliseconds, in ticks of the rate.
std::int64_t throughMilliseconds(std::int64_t ticks, std::int64_t rate) {
    const std::int64_t milliseconds = ticks * 1000 / rate;
    return milliseconds * rate / 1000;
}

class AudioTimeSmootherRates : public testing::TestWithParam<std::int64_t> {};

TEST_P(AudioTimeSmootherRates, GivesRoundedFramesTheirExactSpacing) {
    AudioTimeSmoother smoother(kFrame);
    std::int64_t last = smoother.smooth(throughMilliseconds(5 * kFrame, GetParam()));
    for (std::int64_t frame = 6; frame != 20'000; ++frame) {
        const std::int64_t dts = smoother.smooth(throughMilliseconds(frame * kFrame, GetParam()));
        ASSERT_EQ(dts - last, kFrame) << frame;
        last = dts;
    }
}

INSTANTIATE_TEST_SUITE_P(Hertz, AudioTimeSmootherRates,
                         testing::Values(48'000, 44'100, 32'000, 22'050));

TEST(AudioTimeSmoother, FollowsAClockThatDrifts) {
    for (const double drift : {1.0002, 0.9998}) {
        AudioTimeSmoother smoother(kFrame);
        std::int64_t last = smoother.smooth(0);
        for (std::int64_t frame = 1; frame != 100'000; ++frame) {
            const auto real = std::llround(static_cast<double>(frame * kFrame) * drift);
            const std::int64_t dts = smoother.smooth(throughMilliseconds(real, 48'000));
            ASSERT_NEAR(static_cast<double>(dts - last), kFrame, 2) << frame;
            ASSERT_NEAR(static_cast<double>(dts - real), 0, 48'000 * 0.004) << frame;
            last = dts;
        }
    }
}

TEST(AudioTimeSmoother, KeepsARealGap) {
    AudioTimeSmoother smoother(kFrame);
    EXPECT_EQ(smoother.smooth(1000), 1000);
    EXPECT_EQ(smoother.smooth(1000 + 10 * kFrame), 1000 + 10 * kFrame);
    EXPECT_EQ(smoother.smooth(1000 + 11 * kFrame), 1000 + 11 * kFrame);
}

TEST(AudioTimeSmoother, NeverRunsBackwards) {
    AudioTimeSmoother smoother(kFrame);
    std::int64_t last = smoother.smooth(1'000'000);
    for (const std::int64_t dts : {1'000'000L, 0L, -5L, 999'999L, 1'000'000L, 1'000'001L}) {
        const std::int64_t smoothed = smoother.smooth(dts);
        EXPECT_GT(smoothed, last);
        last = smoothed;
    }
}

}  // namespace
}  // namespace sigma::stream
