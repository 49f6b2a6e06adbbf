#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/base/clock.h"
#include "core/media/audio_block.h"

namespace sigma::capture {

/// Makes a soft tone of 1 kHz that is loud for the first 100 ms of each second of UTC.
///
/// The wave goes on unbroken from block to block. Thread: the source's.
class TestTone {
public:
    static constexpr std::uint32_t kSampleRate = 48'000;
    static constexpr std::size_t kSamplesPerBlock = 480;  ///< of each channel: 10 ms
    static constexpr float kSoft = 0.02F;                 ///< highest sample of the tone
    static constexpr float kLoud = 0.25F;                 ///< highest sample of the beep

    /// The next 10 ms, of which the first sample is heard at `steady`, that is at `wall`.
    std::shared_ptr<const media::AudioBlock> nextBlock(SteadyTime steady, WallTime wall);

private:
    std::size_t m_phase = 0;  ///< samples into the wave
};

}  // namespace sigma::capture
