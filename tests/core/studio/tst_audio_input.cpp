#include <gtest/gtest.h>

#include "core/studio/audio_input.h"
#include "tests/support/sine.h"

namespace sigma::studio {
namespace {

using Block = std::array<float, 2 * AudioInput::kBlock>;

/// A tone of 440 Hz at this amplitude bends by so much from sample to sample; a ramp of 10 ms adds
/// a little.
constexpr float kAmplitude = 0.5F;
constexpr float kNoClick = 0.004F;
/// Where it rises the most it does so by 0.0288 from sample to sample, which may come to an end.
constexpr float kStopsRising = 0.03F;

Block mixNext(AudioInput& input) {
    Block block{};
    input.mixInto(block);
    return block;
}

float peakOf(const Block& block) {
    float peak = 0;
    for (const float sample : block) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

TEST(AudioInput, WaitsUntilEnoughIsThere) {
    AudioInput input;
    test::Sine sine(48'000, 2, kAmplitude);
    input.push(sine.next(2'000));
    EXPECT_EQ(peakOf(mixNext(input)), 0);
    EXPECT_EQ(input.level().peak, -100);
    input.push(sine.next(2'000));
    EXPECT_GT(peakOf(mixNext(input)), 0.4F);
    EXPECT_NEAR(input.level().peakHold, -6, 0.5);
}

TEST(AudioInput, AddsToWhatIsThere) {
    AudioInput input;
    input.push(test::Sine(48'000, 2, kAmplitude).next(9'600));
    mixNext(input);
    Block block;
    block.fill(10);
    input.mixInto(block);
    EXPECT_NEAR(*std::ranges::max_element(block), 10.5, 0.01);
    EXPECT_NEAR(*std::ranges::min_element(block), 9.5, 0.01);
}

struct Device {
    const char* name;
    double partsPerMillion;
    std::uint32_t sampleRate;
    std::uint32_t channels;
};

class EachDevice : public testing::TestWithParam<Device> {};

/// Half a minute of a device that gives blocks of 10 ms of its own time; DriftControl's own test
/// lasts an hour.
TEST_P(EachDevice, IsFollowedWithoutAClick) {
    const auto& [name, partsPerMillion, rate, channels] = GetParam();
    AudioInput input;
    test::Sine sine(rate, channels, kAmplitude);
    test::ClickDetector clicks;
    const double blockSeconds = 0.010 / (1 + partsPerMillion / 1e6);
    double nextPush = 0;
    std::size_t lowest = AudioInput::kCapacity;
    std::size_t highest = 0;
    for (int block = 0; block != 30 * 48'000 / 1'024; ++block) {
        const double time = block * 1'024 / 48'000.0;
        for (; nextPush <= time; nextPush += blockSeconds) {
            input.push(sine.next(rate / 100));
        }
        clicks.add(mixNext(input));
        if (block > 10) {
            lowest = std::min(lowest, input.waitingFrames());
            highest = std::max(highest, input.waitingFrames());
        }
    }
    EXPECT_LT(clicks.largest(), kNoClick);
    EXPECT_GT(lowest, 480U);
    EXPECT_LT(highest, 2 * AudioInput::kTarget);
}

INSTANTIATE_TEST_SUITE_P(AudioInput, EachDevice,
                         testing::Values(Device{"Exact", 0, 48'000, 2},
                                         Device{"Fast", 200, 48'000, 2},
                                         Device{"Slow", -200, 48'000, 2},
                                         Device{"FastMono", 200, 44'100, 1},
                                         Device{"VerySlow", -1'000, 48'000, 2}),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(AudioInput, FadesOutWhenItsDeviceStopsAndInWhenItComesBack) {
    AudioInput input;
    test::Sine sine(48'000, 2, kAmplitude);
    test::ClickDetector clicks;
    // Of these 4,000 frames the fourth block gets a part, those after it nothing.
    input.push(sine.next(4'000));
    for (int block = 0; block != 6; ++block) {
        clicks.add(mixNext(input));
    }
    EXPECT_EQ(peakOf(mixNext(input)), 0);
    sine.next(1'000);
    input.push(sine.next(4'800));
    for (int block = 0; block != 4; ++block) {
        clicks.add(mixNext(input));
    }
    EXPECT_LT(clicks.largest(), kStopsRising) << "a cut would be 0.5";
}

class EachRest : public testing::TestWithParam<std::size_t> {};

TEST_P(EachRest, FadesOutWhereverTheDeviceStops) {
    AudioInput input;
    test::Sine sine(48'000, 2, kAmplitude);
    test::ClickDetector clicks;
    const std::size_t whole = 4 * AudioInput::kBlock;
    // The resampler keeps 16 frames or so; what matters is that the last block is cut anywhere.
    input.push(sine.next(whole + GetParam()));
    for (int block = 0; block != 8; ++block) {
        clicks.add(mixNext(input));
    }
    EXPECT_LT(clicks.largest(), kStopsRising);
    EXPECT_EQ(peakOf(mixNext(input)), 0);
}

INSTANTIATE_TEST_SUITE_P(AudioInput, EachRest,
                         testing::Values(0, 15, 16, 17, 18, 100, 500, 700, 1'000, 1'023));

TEST(AudioInput, SkipsWhatIsLateWithoutAClick) {
    AudioInput input;
    test::Sine sine(48'000, 2, kAmplitude);
    test::ClickDetector clicks;
    input.push(sine.next(4'800));
    clicks.add(mixNext(input));
    input.push(sine.next(18'000));
    for (int block = 0; block != 2; ++block) {
        clicks.add(mixNext(input));
    }
    EXPECT_LT(input.waitingFrames(), AudioInput::kTarget + 9'600);
    EXPECT_LT(clicks.largest(), kNoClick);
}

TEST(AudioInput, HoldsHalfASecondAtMost) {
    AudioInput input;
    test::Sine sine(48'000, 2, kAmplitude);
    for (int second = 0; second != 3; ++second) {
        input.push(sine.next(48'000));
    }
    EXPECT_EQ(input.waitingFrames(), AudioInput::kCapacity);
    input.forget();
    EXPECT_EQ(input.waitingFrames(), 0U);
    EXPECT_EQ(peakOf(mixNext(input)), 0);
}

TEST(AudioInput, RampsItsGain) {
    AudioInput input;
    test::Sine sine(48'000, 2, kAmplitude);
    test::ClickDetector clicks;
    const auto mixOne = [&] {
        input.push(sine.next(AudioInput::kBlock));
        const Block block = mixNext(input);
        clicks.add(block);
        return peakOf(block);
    };
    input.push(sine.next(4'800));
    mixOne();
    EXPECT_NEAR(mixOne(), 0.5, 0.01);
    input.setGain(1.5F);
    mixOne();
    EXPECT_NEAR(mixOne(), 0.75, 0.01);
    input.setMuted(true);
    mixOne();
    EXPECT_EQ(mixOne(), 0);
    input.setMuted(false);
    mixOne();
    EXPECT_NEAR(mixOne(), 0.75, 0.01);
    EXPECT_LT(clicks.largest(), 1.5F * kNoClick);
}

TEST(AudioInput, BoundsItsGain) {
    AudioInput input;
    input.setGain(100);
    EXPECT_EQ(input.gain(), 4);
    input.setGain(-1);
    EXPECT_EQ(input.gain(), 0);
}

TEST(AudioInput, TakesAnotherFormatInTheMiddle) {
    AudioInput input;
    input.push(test::Sine(48'000, 2, kAmplitude).next(4'800));
    input.push(test::Sine(44'100, 1, kAmplitude).next(4'410));
    EXPECT_NEAR(static_cast<double>(input.waitingFrames()), 9'600, 60);
}

TEST(AudioInput, LeavesOutWhatNobodyCanMix) {
    AudioInput input;
    input.push({0, 0, {1, 2, 3}, {}});
    input.push({48'000, 9, std::vector<float>(900), {}});
    EXPECT_EQ(input.waitingFrames(), 0U);
}

}  // namespace
}  // namespace sigma::studio
