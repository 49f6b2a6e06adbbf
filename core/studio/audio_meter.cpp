#include "core/studio/audio_meter.h"

#include <algorithm>
#include <cmath>

namespace sigma::studio {
namespace {

constexpr float kSilence = -100;
constexpr float kRate = 48'000;
constexpr std::uint64_t kHoldFrames = 96'000;
constexpr float kFallPerFrame = 20 / 1.5F / kRate;

float decibels(float amplitude) {
    return amplitude <= 0 ? kSilence : std::max(kSilence, 20 * std::log10(amplitude));
}

}  // namespace

void AudioMeter::add(std::span<const float> samples) {
    float peak = 0;
    float squares = 0;
    for (const float sample : samples) {
        peak = std::max(peak, std::abs(sample));
        squares += sample * sample;
    }
    const float mean = samples.empty() ? 0 : squares / static_cast<float>(samples.size());
    publish(samples.size() / 2, decibels(peak), decibels(std::sqrt(mean)));
}

void AudioMeter::addSilence(std::size_t frames) {
    publish(frames, kSilence, kSilence);
}

void AudioMeter::publish(std::size_t frames, float peak, float rms) {
    const float fallen = m_peak - kFallPerFrame * static_cast<float>(frames);
    m_peak = std::max({peak, fallen, kSilence});
    m_rms = rms;
    m_heldFrames += frames;
    if (peak >= m_peakHold || m_heldFrames >= kHoldFrames) {
        m_peakHold = peak;
        m_heldFrames = 0;
    }
}

AudioLevel AudioMeter::level() const {
    return {m_peak, m_rms, m_peakHold};
}

}  // namespace sigma::studio
