#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/result.h"

namespace sigma::ffmpeg {

/// Turns one format of sound into 48 kHz stereo, a little faster or slower than it came where
/// that is asked for (libswresample).
///
/// Thread: one at a time, the owner's.
class AudioResampler {
public:
    static constexpr std::uint32_t kRate = 48'000;

    /// Errors: kUnsupported for rates outside of 8 to 192 kHz, no channel or more than 8.
    static Result<AudioResampler> create(std::uint32_t sampleRate, std::uint32_t channels);

    std::uint32_t sampleRate() const { return m_sampleRate; }
    std::uint32_t channels() const { return m_channels; }

    /// By which share the sound is played faster from here on, at most 0.5 %.
    void setSpeedUp(double share);
    /// Interleaved in, interleaved stereo out; good until the next call.
    std::span<const float> convert(std::span<const float> samples);

private:
    struct Free {
        void operator()(void* context) const;
    };

    AudioResampler(std::uint32_t sampleRate, std::uint32_t channels, void* context)
        : m_sampleRate(sampleRate), m_channels(channels), m_context(context) {}

    std::uint32_t m_sampleRate;
    std::uint32_t m_channels;
    std::unique_ptr<void, Free> m_context;
    std::vector<float> m_output;
};

}  // namespace sigma::ffmpeg
