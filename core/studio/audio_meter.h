#pragma once

#include <atomic>
#include <cstdint>
#include <span>

#include "core/studio/studio_control.h"

namespace sigma::studio {

/// Measures sound as meters show it: the peak falls by 20 dB in 1.5 s (IEC 60268-10), and is held
/// for 2 s beside that.
///
/// Time is counted by samples. Thread: add() belongs to one, level() to any.
class AudioMeter {
public:
    /// Interleaved stereo at 48 kHz.
    void add(std::span<const float> samples);
    /// This much without any sound.
    void addSilence(std::size_t frames);
    AudioLevel level() const;

private:
    void publish(std::size_t frames, float peak, float rms);

    std::uint64_t m_heldFrames = 0;
    std::atomic<float> m_peak{-100};
    std::atomic<float> m_rms{-100};
    std::atomic<float> m_peakHold{-100};
};

}  // namespace sigma::studio
