#include "core/studio/audio_mixer.h"

#include "core/studio/soft_limiter.h"

namespace sigma::studio {

void AudioMixer::setInputs(Inputs inputs) {
    m_inputs.store(std::make_shared<const Inputs>(std::move(inputs)));
}

const AudioMixer::Block& AudioMixer::mix() {
    m_block.fill(0);
    for (const auto inputs = m_inputs.load(); const auto& input : *inputs) {
        input->mixInto(m_block);
    }
    limitSoftly(m_block);
    m_meter.add(m_block);
    return m_block;
}

void AudioMixer::forget() {
    for (const auto inputs = m_inputs.load(); const auto& input : *inputs) {
        input->forget();
    }
}

}  // namespace sigma::studio
