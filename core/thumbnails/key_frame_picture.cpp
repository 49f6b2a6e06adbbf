#include "core/thumbnails/key_frame_picture.h"

#include <algorithm>

#include "core/decoder/video_decoder.h"
#include "core/playback/demuxer.h"

namespace sigma::thumbnails {

Result<media::VideoFrame> decodeKeyFrame(const SharedBuffer& init, const SharedBuffer& bytes) {
    player::MediaChunk chunk;
    chunk.init = init;
    chunk.bytes = bytes;
    playback::Demuxer demuxer;
    SIGMA_TRY_ASSIGN(const playback::DemuxedChunk demuxed, demuxer.demux(chunk, std::nullopt));
    const auto frame = std::ranges::find_if(demuxed.samples, [](const auto& each) {
        return each.track->kind == media::TrackKind::kVideo && each.sample.isKey;
    });
    if (frame == demuxed.samples.end()) {
        return Error{ErrorCode::kNotFound, "a segment of key frames holds none"};
    }
    SIGMA_TRY_ASSIGN(const auto decoder, decoder::VideoDecoder::create(*frame->track));
    decoder::VideoDecoder::Pictures pictures;
    SIGMA_TRY(decoder->decode(frame->sample, pictures));
    SIGMA_TRY(decoder->flush(pictures));
    if (pictures.empty()) {
        return Error{ErrorCode::kNotFound, "a key frame gave no picture"};
    }
    return std::move(pictures.front().frame);
}

}  // namespace sigma::thumbnails
