#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/ffmpeg/handles.h"
#include "core/media/audio_block.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::decoder {

struct DecodedAudio {
    media::AudioBlock block;
    std::int64_t pts = 0;  ///< ticks of the track, of the first sample
};

/// Turns an audio track's samples into sound, by FFmpeg.
///
/// Thread: one at a time, the owner's. Errors: kInvalidData for a sample that cannot be decoded,
/// which leaves the decoder usable.
class AudioDecoder {
public:
    using Blocks = std::vector<DecodedAudio>;

    static Result<std::unique_ptr<AudioDecoder>> create(const media::TrackInfo& track);

    Result<void> decode(const media::MediaSample& sample, Blocks& out);

private:
    AudioDecoder(ffmpeg::CodecContext context, ffmpeg::Frame frame)
        : m_context(std::move(context)), m_frame(std::move(frame)) {}

    ffmpeg::CodecContext m_context;
    ffmpeg::Frame m_frame;
};

}  // namespace sigma::decoder
