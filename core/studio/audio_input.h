#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <span>

#include "core/ffmpeg/audio_resampler.h"
#include "core/media/audio_block.h"
#include "core/studio/audio_meter.h"
#include "core/studio/drift_control.h"
#include "core/studio/sample_ring.h"

namespace sigma::studio {

/// One source's sound on its way into the mix.
///
/// Up to 500 ms wait in a ring as 48 kHz stereo, 60 ms as a rule: the device's clock is followed
/// by resampling. Sound begins, ends, breaks off and is muted by ramps of 10 ms, so nothing
/// clicks. Thread: push() belongs to the source's, mixInto() and forget() to the mixer's, the
/// rest is for any.
class AudioInput {
public:
    static constexpr std::size_t kCapacity = 24'000;  ///< frames: 500 ms
    static constexpr std::size_t kTarget = 2'880;     ///< frames: 60 ms
    static constexpr std::size_t kBlock = 1'024;      ///< frames

    AudioInput() : m_ring(kCapacity), m_drift(seconds(kTarget)) {}

    /// Sound that has no room is dropped, and so is what has no format that can be mixed.
    void push(const media::AudioBlock& block);
    /// Adds the next 1024 frames, interleaved stereo.
    void mixInto(std::span<float, 2 * kBlock> mix);
    /// Drops what waits, after a time when nothing was mixed.
    void forget();

    /// Linear, at least 0 and at most 4.
    void setGain(float gain);
    void setMuted(bool isMuted) { m_isMuted = isMuted; }
    float gain() const { return m_gain; }
    bool isMuted() const { return m_isMuted; }
    AudioLevel level() const { return m_meter.level(); }
    std::size_t waitingFrames() const { return m_ring.size(); }

private:
    static constexpr double seconds(std::size_t frames) {
        return static_cast<double>(frames) / ffmpeg::AudioResampler::kRate;
    }

    using Block = std::array<float, 2 * kBlock>;
    void readOn(Block& block);
    void skipExcess(Block& block);
    void fadeOut(Block& block, std::size_t frames);
    void applyGain(Block& block);

    // The source's.
    std::optional<ffmpeg::AudioResampler> m_resampler;
    // Shared.
    SampleRing m_ring;
    std::atomic<float> m_speedUp{0};
    std::atomic<float> m_gain{1};
    std::atomic<bool> m_isMuted{false};
    AudioMeter m_meter;
    // The mixer's.
    DriftControl m_drift;
    bool m_isPlaying = false;
    float m_appliedGain = 0;
    std::array<float, 2> m_last{};  ///< the last frame that came from the device
    std::size_t m_fadeFrames = 0;   ///< how long it is still heard
};

}  // namespace sigma::studio
