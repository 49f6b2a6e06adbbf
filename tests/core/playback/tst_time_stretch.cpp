#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/playback/time_stretch.h"
#include "tests/support/sine.h"

namespace sigma::playback {
namespace {

constexpr std::size_t kFrames = 480'000;
constexpr float kAmplitude = 0.5F;

/// All of a tone of ten seconds, given and taken in blocks of 10 ms.
std::vector<float> stretched(TimeStretch& stretch, double hertz) {
    test::Sine sine(48'000, 2, kAmplitude, hertz);
    std::vector<float> out;
    std::vector<float> block(960);
    for (std::size_t given = 0; given < kFrames; given += 480) {
        stretch.push(sine.next(480).samples);
        std::size_t count = 0;
        while ((count = stretch.pull(block)) != 0) {
            out.insert(out.end(), block.begin(),
                       block.begin() + static_cast<std::ptrdiff_t>(2 * count));
        }
    }
    while (const std::size_t count = stretch.drain(block)) {
        out.insert(out.end(), block.begin(),
                   block.begin() + static_cast<std::ptrdiff_t>(2 * count));
    }
    return out;
}

/// By the zeros that the left channel rises through.
double frequencyOf(const std::vector<float>& stereo) {
    std::size_t rises = 0;
    for (std::size_t i = 2; i < stereo.size(); i += 2) {
        rises += stereo[i - 2] < 0 && stereo[i] >= 0 ? 1 : 0;
    }
    return static_cast<double>(rises) * 48'000 / (static_cast<double>(stereo.size()) / 2);
}

struct Case {
    double speed;
    double hertz;
};

class EachSpeedAndTone : public testing::TestWithParam<Case> {};

TEST_P(EachSpeedAndTone, LastsAsItShouldAtItsOwnPitchWithoutAClick) {
    TimeStretch stretch;
    stretch.setSpeed(GetParam().speed);
    const auto out = stretched(stretch, GetParam().hertz);
    const double frames = static_cast<double>(out.size()) / 2;
    EXPECT_NEAR(frames, static_cast<double>(kFrames) / GetParam().speed, 0.03 * 48'000);
    EXPECT_NEAR(frequencyOf(out), GetParam().hertz, 0.01 * GetParam().hertz);
    const auto [lowest, highest] = std::ranges::minmax(out);
    EXPECT_NEAR(highest, kAmplitude, 0.02);
    EXPECT_NEAR(lowest, -kAmplitude, 0.02);
    test::ClickDetector clicks;
    clicks.add(out);
    const double omega = 2 * 3.14159265 * GetParam().hertz / 48'000;
    const double bend = kAmplitude * omega * omega;
    EXPECT_LT(clicks.largest(), 1.5 * bend + 0.002);
}

INSTANTIATE_TEST_SUITE_P(TimeStretch, EachSpeedAndTone,
                         testing::Values(Case{0.8, 440}, Case{0.95, 440}, Case{1.02, 440},
                                         Case{1.2, 440}, Case{0.8, 60}, Case{1.2, 60},
                                         Case{0.9, 3'000}, Case{1.1, 3'000}, Case{1.05, 9'000},
                                         Case{2, 440}, Case{0.5, 440}));

TEST(TimeStretch, ChangesNotABitAtNormalSpeed) {
    TimeStretch stretch;
    const auto out = stretched(stretch, 440);
    EXPECT_EQ(out, test::Sine(48'000, 2, kAmplitude, 440).next(kFrames).samples);
}

TEST(TimeStretch, HoldsNothingBackAtNormalSpeed) {
    TimeStretch stretch;
    const std::vector<float> in(960, 0.25F);
    std::vector<float> out(960);
    stretch.push(in);
    EXPECT_EQ(stretch.pull(out), 480U);
    EXPECT_EQ(out, in);
    EXPECT_EQ(stretch.pending(), 0);
}

TEST(TimeStretch, HoldsLittleBackAtOtherSpeeds) {
    TimeStretch stretch;
    stretch.setSpeed(1.2);
    test::Sine sine(48'000, 2, kAmplitude);
    std::vector<float> out(960);
    double most = 0;
    for (int block = 0; block != 1000; ++block) {
        stretch.push(sine.next(480).samples);
        while (stretch.pull(out) != 0) {
        }
        most = std::max(most, stretch.pending());
    }
    EXPECT_LT(most, 0.05 * 48'000);
}

TEST(TimeStretch, TakesAnotherSpeedWhileItPlays) {
    TimeStretch stretch;
    test::Sine sine(48'000, 2, kAmplitude);
    test::ClickDetector clicks;
    std::vector<float> out(960);
    for (int block = 0; block != 2'000; ++block) {
        stretch.setSpeed(0.8 + 0.4 * (block % 100) / 100.0);
        stretch.push(sine.next(480).samples);
        while (const std::size_t count = stretch.pull(out)) {
            clicks.add(std::span(out).first(2 * count));
        }
    }
    EXPECT_LT(clicks.largest(), 0.005F) << "a tone of 440 Hz bends by 0.0017";
}

TEST(TimeStretch, KnowsToTheFrameWhatIsInside) {
    TimeStretch stretch;
    stretch.setSpeed(1.1);
    test::Sine sine(48'000, 2, kAmplitude);
    std::vector<float> out(960);
    double given = 0;
    double taken = 0;
    for (int block = 0; block != 500; ++block) {
        stretch.push(sine.next(480).samples);
        given += 480;
        while (const std::size_t count = stretch.pull(out)) {
            taken += static_cast<double>(count);
        }
        ASSERT_NEAR(given - stretch.pending(), taken * 1.1, 0.01);
    }
}

TEST(TimeStretch, ForgetsEverything) {
    TimeStretch stretch;
    stretch.push(std::vector<float>(960, 0.5F));
    stretch.clear();
    std::vector<float> out(960);
    EXPECT_EQ(stretch.drain(out), 0U);
    EXPECT_EQ(stretch.pending(), 0);
}

TEST(TimeStretch, StretchesSilenceToo) {
    TimeStretch stretch;
    stretch.setSpeed(0.8);
    std::vector<float> out(9'600, 1.0F);
    stretch.push(std::vector<float>(9'600));
    const std::size_t count = stretch.pull(out);
    EXPECT_GT(count, 4'000U);
    EXPECT_EQ(std::ranges::count(std::span(out).first(2 * count), 0.0F),
              static_cast<std::ptrdiff_t>(2 * count));
}

}  // namespace
}  // namespace sigma::playback
