#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/base/published.h"
#include "core/studio/audio_input.h"
#include "core/studio/audio_meter.h"

namespace sigma::studio {

/// Mixes all sources' sound: 48 kHz stereo in blocks of 1024 frames, softly limited.
///
/// Thread: mix() and forget() belong to one, setInputs() and level() to any.
class AudioMixer {
public:
    using Block = std::array<float, 2 * AudioInput::kBlock>;  ///< interleaved
    using Inputs = std::vector<std::shared_ptr<AudioInput>>;

    void setInputs(Inputs inputs);
    /// The next block; the mixer's until the next call.
    const Block& mix();
    /// Drops what waits in the inputs, after a time when nothing was mixed.
    void forget();
    AudioLevel level() const { return m_meter.level(); }

private:
    Published<Inputs> m_inputs{std::make_shared<const Inputs>()};
    Block m_block{};
    AudioMeter m_meter;
};

}  // namespace sigma::studio
