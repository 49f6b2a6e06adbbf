#include <vector>

#include <gtest/gtest.h>

#include "core/studio/audio_meter.h"
#include "tests/support/sine.h"

namespace sigma::studio {
namespace {

constexpr std::size_t kSecond = 48'000;

std::vector<float> tone(float amplitude, std::size_t frames) {
    return test::Sine(48'000, 2, amplitude).next(frames).samples;
}

TEST(AudioMeter, BeginsInSilence) {
    const AudioLevel level = AudioMeter().level();
    EXPECT_EQ(level.peak, -100);
    EXPECT_EQ(level.rms, -100);
    EXPECT_EQ(level.peakHold, -100);
}

TEST(AudioMeter, MeasuresPeakAndRms) {
    AudioMeter meter;
    meter.add(tone(0.5F, 4'800));
    EXPECT_NEAR(meter.level().peak, -6.02, 0.05);
    EXPECT_NEAR(meter.level().rms, -9.03, 0.05);
    EXPECT_NEAR(meter.level().peakHold, -6.02, 0.05);
}

TEST(AudioMeter, LetsThePeakFallBy20DecibelsIn1500Milliseconds) {
    AudioMeter meter;
    meter.add(tone(1, 1'024));
    meter.addSilence(kSecond * 3 / 2);
    EXPECT_NEAR(meter.level().peak, -20, 0.1);
    EXPECT_EQ(meter.level().rms, -100);
}

TEST(AudioMeter, HoldsThePeakForTwoSeconds) {
    AudioMeter meter;
    meter.add(tone(1, 1'024));
    meter.addSilence(2 * kSecond - 1);
    EXPECT_NEAR(meter.level().peakHold, 0, 0.05);
    meter.addSilence(1);
    EXPECT_EQ(meter.level().peakHold, -100);
}

TEST(AudioMeter, HoldsTheHigherOfTwoPeaks) {
    AudioMeter meter;
    meter.add(tone(0.25F, 1'024));
    meter.addSilence(kSecond);
    meter.add(tone(0.5F, 1'024));
    meter.addSilence(kSecond * 3 / 2);
    EXPECT_NEAR(meter.level().peakHold, -6.02, 0.05);
}

TEST(AudioMeter, NeverFallsBelowSilence) {
    AudioMeter meter;
    meter.addSilence(100 * kSecond);
    EXPECT_EQ(meter.level().peak, -100);
    meter.add({});
    EXPECT_EQ(meter.level().rms, -100);
}

}  // namespace
}  // namespace sigma::studio
