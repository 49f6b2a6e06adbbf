#include "core/ffmpeg/codec_config.h"

#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace sigma::ffmpeg {

int codecIdOf(media::Codec codec) {
    switch (codec) {
        case media::Codec::kH264:
            return AV_CODEC_ID_H264;
        case media::Codec::kHevc:
            return AV_CODEC_ID_HEVC;
        case media::Codec::kAv1:
            return AV_CODEC_ID_AV1;
        case media::Codec::kAac:
            return AV_CODEC_ID_AAC;
    }
    return AV_CODEC_ID_NONE;
}

std::uint8_t* copyConfig(ByteSpan config) {
    auto* const copy =
        static_cast<std::uint8_t*>(av_mallocz(config.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    if (copy != nullptr) {
        std::ranges::copy(config, copy);
    }
    return copy;
}

}  // namespace sigma::ffmpeg
