#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

#include "core/media/audio_block.h"

namespace sigma::test {

/// A tone without end, in blocks.
class Sine {
public:
    Sine(std::uint32_t sampleRate, std::uint32_t channels, float amplitude, double hertz = 440)
        : m_rate(sampleRate), m_channels(channels), m_amplitude(amplitude), m_hertz(hertz) {}

    media::AudioBlock next(std::size_t frames) {
        media::AudioBlock block{m_rate, m_channels, {}, {}};
        for (std::size_t i = 0; i != frames; ++i) {
            const double phase =
                2 * std::numbers::pi * m_hertz * static_cast<double>(m_frame++) / m_rate;
            block.samples.insert(block.samples.end(), m_channels,
                                 m_amplitude * static_cast<float>(std::sin(phase)));
        }
        return block;
    }

private:
    std::uint32_t m_rate;
    std::uint32_t m_channels;
    float m_amplitude;
    double m_hertz;
    std::uint64_t m_frame = 0;
};

/// Finds clicks: the largest bend between three neighbouring samples of the left channel, from
/// wherever it begins to listen.
class ClickDetector {
public:
    void add(std::span<const float> stereo) {
        for (std::size_t i = 0; i < stereo.size(); i += 2) {
            const float bend = std::abs(stereo[i] - 2 * m_last + m_beforeLast);
            m_largest = m_frames++ < 2 ? 0 : std::max(m_largest, bend);
            m_beforeLast = m_last;
            m_last = stereo[i];
        }
    }
    float largest() const { return m_largest; }

private:
    float m_last = 0;
    float m_beforeLast = 0;
    float m_largest = 0;
    std::size_t m_frames = 0;
};

}  // namespace sigma::test
