#include <gtest/gtest.h>

#include "core/ffmpeg/audio_resampler.h"
#include "tests/support/sine.h"

namespace sigma::ffmpeg {
namespace {

struct Format {
    std::uint32_t sampleRate;
    std::uint32_t channels;
};

class EachSoundFormat : public testing::TestWithParam<Format> {};

TEST_P(EachSoundFormat, BecomesStereoAt48Kilohertz) {
    const auto [rate, channels] = GetParam();
    auto resampler = AudioResampler::create(rate, channels);
    ASSERT_FALSE(resampler.has_error());
    test::Sine sine(rate, channels, 0.5F);
    std::size_t samples = 0;
    float peak = 0;
    for (int block = 0; block != 100; ++block) {
        const auto out = resampler->convert(sine.next(rate / 100).samples);
        samples += out.size();
        for (const float sample : out) {
            peak = std::max(peak, std::abs(sample));
        }
    }
    EXPECT_NEAR(static_cast<double>(samples), 96'000, 200);
    EXPECT_GT(peak, 0.3F);
    EXPECT_LT(peak, 2.0F) << "several channels of the same may add up";
}

INSTANTIATE_TEST_SUITE_P(AudioResampler, EachSoundFormat,
                         testing::Values(Format{48'000, 2}, Format{48'000, 1}, Format{44'100, 2},
                                         Format{16'000, 1}, Format{96'000, 2}, Format{48'000, 6},
                                         Format{8'000, 1}, Format{192'000, 8}));

class EachImpossible : public testing::TestWithParam<Format> {};

TEST_P(EachImpossible, IsRefused) {
    const auto made = AudioResampler::create(GetParam().sampleRate, GetParam().channels);
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, ErrorCode::kUnsupported);
}

INSTANTIATE_TEST_SUITE_P(AudioResampler, EachImpossible,
                         testing::Values(Format{0, 2}, Format{7'999, 2}, Format{192'001, 2},
                                         Format{48'000, 0}, Format{48'000, 9}));

class EachSpeed : public testing::TestWithParam<double> {};

TEST_P(EachSpeed, IsTakenWithoutAClick) {
    auto resampler = AudioResampler::create(48'000, 2);
    ASSERT_FALSE(resampler.has_error());
    test::Sine sine(48'000, 2, 0.5F);
    resampler->convert(sine.next(4'800).samples);
    test::ClickDetector changed;
    std::size_t samples = 0;
    for (int block = 0; block != 1'000; ++block) {
        // Up to the wanted speed in small steps, as a drift control goes.
        resampler->setSpeedUp(GetParam() * std::min(1.0, block / 100.0));
        const auto out = resampler->convert(sine.next(480).samples);
        samples += out.size();
        changed.add(out);
    }
    const double expected = 2 * (480'000 / (1 + GetParam()));
    EXPECT_NEAR(static_cast<double>(samples), expected, 0.1 * 960'000 * std::abs(GetParam()) + 4);
    EXPECT_LT(changed.largest(), 0.004F) << "a tone of 440 Hz bends by 0.0017";
}

INSTANTIATE_TEST_SUITE_P(AudioResampler, EachSpeed,
                         testing::Values(0.0, 0.0002, -0.0002, 0.005, -0.005));

}  // namespace
}  // namespace sigma::ffmpeg
