#include "core/capture/test_tone.h"

#include <array>
#include <chrono>
#include <cmath>
#include <numbers>

namespace sigma::capture {
namespace {

constexpr std::size_t kSamplesPerWave = 48;
constexpr std::int64_t kBeepSamples = 4'800;

std::array<float, kSamplesPerWave> makeWave() {
    std::array<float, kSamplesPerWave> wave{};
    for (std::size_t index = 0; index != wave.size(); ++index) {
        wave[index] = static_cast<float>(
            std::sin(2 * std::numbers::pi * static_cast<double>(index) / kSamplesPerWave));
    }
    return wave;
}

/// Samples since the second of UTC began.
std::int64_t samplesIntoSecond(WallTime wall) {
    using namespace std::chrono;
    const auto within = wall - floor<seconds>(wall);
    return duration_cast<nanoseconds>(within).count() * TestTone::kSampleRate / 1'000'000'000;
}

}  // namespace

std::shared_ptr<const media::AudioBlock> TestTone::nextBlock(SteadyTime steady, WallTime wall) {
    static const auto wave = makeWave();
    auto block = std::make_shared<media::AudioBlock>();
    block->sampleRate = kSampleRate;
    block->channels = 2;
    block->capturedAt = steady;
    block->samples.reserve(2 * kSamplesPerBlock);
    const std::int64_t begin = samplesIntoSecond(wall);
    for (std::size_t index = 0; index != kSamplesPerBlock; ++index) {
        const auto intoSecond = (begin + static_cast<std::int64_t>(index)) % kSampleRate;
        const float sample = wave[m_phase] * (intoSecond < kBeepSamples ? kLoud : kSoft);
        m_phase = (m_phase + 1) % kSamplesPerWave;
        block->samples.push_back(sample);
        block->samples.push_back(sample);
    }
    return block;
}

}  // namespace sigma::capture
