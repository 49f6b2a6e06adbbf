#include "core/playback/sound_gain.h"

#include <algorithm>
#include <cstddef>

#include "core/playback/sound_output.h"

namespace sigma::playback {

void SoundGain::setVolume(double volume) {
    m_volume = std::clamp(volume, 0.0, 1.0);
}

void SoundGain::apply(std::span<float> block) {
    const float wanted = m_isMuted ? 0.0F : static_cast<float>(m_volume);
    if (block.empty() || (wanted == 1.0F && m_gain == 1.0F)) {
        return;
    }
    const float step = (wanted - m_gain) / static_cast<float>(block.size() / kSoundChannels);
    for (std::size_t i = 0; i != block.size(); ++i) {
        block[i] *= m_gain + step * static_cast<float>(i / kSoundChannels + 1);
    }
    m_gain = wanted;
}

}  // namespace sigma::playback
