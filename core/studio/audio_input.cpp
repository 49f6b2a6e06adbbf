#include "core/studio/audio_input.h"

#include <algorithm>

namespace sigma::studio {
namespace {

constexpr std::size_t kRamp = 480;          // frames: 10 ms
constexpr std::size_t kMostExcess = 9'600;  // frames: 200 ms over the target
constexpr float kHighestGain = 4;

/// How far a ramp has gone at this frame of it: 0 to 1.
float rampAt(std::size_t frame) {
    return frame >= kRamp ? 1 : static_cast<float>(frame) / static_cast<float>(kRamp);
}

}  // namespace

void AudioInput::push(const media::AudioBlock& block) {
    if (!m_resampler || m_resampler->sampleRate() != block.sampleRate ||
        m_resampler->channels() != block.channels) {
        auto resampler = ffmpeg::AudioResampler::create(block.sampleRate, block.channels);
        if (resampler.has_error()) {
            m_resampler.reset();
            return;
        }
        m_resampler = std::move(*resampler);
    }
    m_resampler->setSpeedUp(m_speedUp);
    m_ring.write(m_resampler->convert(block.samples));
}

void AudioInput::mixInto(std::span<float, 2 * kBlock> mix) {
    if (!m_isPlaying && m_fadeFrames == 0) {
        if (m_ring.size() < kTarget) {
            m_meter.addSilence(kBlock);
            return;
        }
        m_isPlaying = true;
        m_appliedGain = 0;
        m_drift.restart(seconds(m_ring.size()));
    }
    Block block{};
    if (m_isPlaying) {
        readOn(block);
    } else {
        fadeOut(block, 0);
    }
    applyGain(block);
    m_meter.add(block);
    for (std::size_t i = 0; i != mix.size(); ++i) {
        mix[i] += block[i];
    }
}

void AudioInput::forget() {
    m_ring.skip(m_ring.size());
    m_isPlaying = false;
    m_fadeFrames = 0;
}

void AudioInput::setGain(float gain) {
    m_gain = std::clamp(gain, 0.0F, kHighestGain);
}

void AudioInput::readOn(Block& block) {
    const std::size_t waiting = m_ring.size();
    if (waiting > kTarget + kMostExcess) {
        skipExcess(block);
        m_drift.restart(seconds(kTarget));
        return;
    }
    m_speedUp = static_cast<float>(m_drift.update(seconds(waiting), seconds(kBlock)));
    const std::size_t frames = m_ring.read(block);
    if (frames != 0) {
        m_last = {block[2 * frames - 2], block[2 * frames - 1]};
        m_fadeFrames = kRamp;
    }
    if (frames != kBlock) {
        m_isPlaying = false;
        fadeOut(block, frames);
    }
}

/// From what comes next into what is due by now.
void AudioInput::skipExcess(Block& block) {
    std::array<float, 2 * kRamp> left{};
    m_ring.read(left);
    m_ring.skip(m_ring.size() - kTarget);
    m_ring.read(block);
    for (std::size_t i = 0; i != left.size(); ++i) {
        block[i] = left[i] + rampAt(i / 2) * (block[i] - left[i]);
    }
}

/// The device has stopped: from its last sample down to nothing, then until enough waits again.
void AudioInput::fadeOut(Block& block, std::size_t frames) {
    for (; frames != kBlock && m_fadeFrames != 0; ++frames) {
        --m_fadeFrames;
        const float rest = rampAt(m_fadeFrames);
        block[2 * frames] = rest * m_last[0];
        block[2 * frames + 1] = rest * m_last[1];
    }
}

void AudioInput::applyGain(Block& block) {
    const float goal = m_isMuted ? 0 : m_gain.load();
    const float start = m_appliedGain;
    for (std::size_t frame = 0; frame != kBlock; ++frame) {
        const float gain = start + rampAt(frame + 1) * (goal - start);
        block[2 * frame] *= gain;
        block[2 * frame + 1] *= gain;
    }
    m_appliedGain = goal;
}

}  // namespace sigma::studio
