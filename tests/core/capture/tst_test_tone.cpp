#include <algorithm>
#include <chrono>
#include <cmath>

#include <gtest/gtest.h>

#include "core/capture/test_tone.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

float peakOf(const media::AudioBlock& block) {
    return *std::ranges::max_element(block.samples);
}

TEST(TestTone, BeepsWhereASecondBegins) {
    TestTone tone;
    EXPECT_FLOAT_EQ(peakOf(*tone.nextBlock({}, WallTime(5s))), TestTone::kLoud);
    EXPECT_FLOAT_EQ(peakOf(*tone.nextBlock({}, WallTime(5s + 90ms))), TestTone::kLoud);
    EXPECT_FLOAT_EQ(peakOf(*tone.nextBlock({}, WallTime(5s + 100ms))), TestTone::kSoft);
    EXPECT_FLOAT_EQ(peakOf(*tone.nextBlock({}, WallTime(5s + 980ms))), TestTone::kSoft);
}

TEST(TestTone, BeginsToBeepWithinABlock) {
    TestTone tone;
    const auto block = tone.nextBlock({}, WallTime(5s - 5ms));
    const auto loud = std::ranges::find_if(
        block->samples, [](float sample) { return std::abs(sample) > 2 * TestTone::kSoft; });
    const auto frame = (loud - block->samples.begin()) / 2;
    EXPECT_GE(frame, 240);
    EXPECT_LE(frame, 243);
}

TEST(TestTone, IsOneKilohertzWithoutABreak) {
    TestTone tone;
    std::size_t crossings = 0;
    float last = -1;
    for (int block = 0; block != 100; ++block) {
        const auto sound = tone.nextBlock({}, WallTime(200ms));
        ASSERT_EQ(sound->samples.size(), 2 * TestTone::kSamplesPerBlock);
        for (std::size_t index = 0; index != sound->samples.size(); index += 2) {
            EXPECT_EQ(sound->samples[index], sound->samples[index + 1]);
            crossings += last < 0 && sound->samples[index] >= 0 ? 1 : 0;
            last = sound->samples[index];
        }
    }
    EXPECT_EQ(crossings, 1'000U);
}

}  // namespace
}  // namespace sigma::capture
