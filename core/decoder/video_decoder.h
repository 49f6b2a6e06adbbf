#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/ffmpeg/handles.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "core/media/video_frame.h"

namespace sigma::decoder {

struct DecodedPicture {
    media::VideoFrame frame;  ///< I420, in memory of the decoder
    std::int64_t pts = 0;     ///< ticks of the track
};

/// Turns a video track's samples into pictures, by FFmpeg on the processor.
///
/// Thread: one at a time, the owner's. Errors: kInvalidData for a sample that cannot be decoded,
/// kUnsupported for pictures that are not 8 bit 4:2:0 of even size; both leave the decoder usable
/// from the next key frame on.
class VideoDecoder {
public:
    using Pictures = std::vector<DecodedPicture>;

    static Result<std::unique_ptr<VideoDecoder>> create(const media::TrackInfo& track);

    /// Samples in decoding order; what is done is appended to `out`, in order of presentation.
    Result<void> decode(const media::MediaSample& sample, Pictures& out);
    /// Everything that is still inside; decoding then begins anew with a key frame.
    Result<void> flush(Pictures& out);

private:
    explicit VideoDecoder(ffmpeg::CodecContext context) : m_context(std::move(context)) {}

    Result<void> takePictures(Pictures& out);

    ffmpeg::CodecContext m_context;
};

}  // namespace sigma::decoder
