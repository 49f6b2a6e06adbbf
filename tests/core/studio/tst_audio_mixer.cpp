#include <gtest/gtest.h>

#include "core/studio/audio_mixer.h"
#include "tests/support/sine.h"

namespace sigma::studio {
namespace {

std::shared_ptr<AudioInput> toneOf(float amplitude) {
    auto input = std::make_shared<AudioInput>();
    input->push(test::Sine(48'000, 2, amplitude).next(9'600));
    return input;
}

float peakOf(const AudioMixer::Block& block) {
    return *std::ranges::max_element(block);
}

TEST(AudioMixer, IsSilentWithoutInputs) {
    AudioMixer mixer;
    EXPECT_EQ(peakOf(mixer.mix()), 0);
    EXPECT_EQ(mixer.level().peak, -100);
}

TEST(AudioMixer, AddsItsInputs) {
    AudioMixer mixer;
    mixer.setInputs({toneOf(0.25F), toneOf(0.25F)});
    mixer.mix();
    EXPECT_NEAR(peakOf(mixer.mix()), 0.5, 0.01);
    EXPECT_NEAR(mixer.level().peak, -6, 0.2);
}

TEST(AudioMixer, LimitsWhatIsTooLoudWithoutACorner) {
    AudioMixer mixer;
    mixer.setInputs({toneOf(0.9F), toneOf(0.9F), toneOf(0.9F)});
    test::ClickDetector clicks;
    clicks.add(mixer.mix());
    const AudioMixer::Block& block = mixer.mix();
    clicks.add(block);
    EXPECT_LE(peakOf(block), 1.0F);
    EXPECT_GT(peakOf(block), 0.95F);
    EXPECT_LT(clicks.largest(), 0.2F);
}

TEST(AudioMixer, LeavesOrdinaryLevelsAsTheyAre) {
    AudioMixer mixer;
    mixer.setInputs({toneOf(0.75F)});
    mixer.mix();
    EXPECT_NEAR(peakOf(mixer.mix()), 0.75, 0.001);
}

TEST(AudioMixer, ForgetsWhatHasWaitedForTooLong) {
    AudioMixer mixer;
    mixer.setInputs({toneOf(0.5F)});
    mixer.forget();
    EXPECT_EQ(peakOf(mixer.mix()), 0);
}

}  // namespace
}  // namespace sigma::studio
