#include "core/encoder/audio_encoder.h"

#include "core/encoder/aac_encoder.h"

namespace sigma::encoder {

Result<std::unique_ptr<AudioEncoder>> makeAudioEncoder(const AudioEncoderSettings& settings) {
    return AacEncoder::create(settings);
}

}  // namespace sigma::encoder
