#include "core/thumbnails/key_frame_picture.h"

#include <algorithm>

#include "core/decoder/video_decoder.h"
#include "core/playback/demuxer.h"

namespace sigma::thumbnails {
namespace {

/// A range that a playlist of key frames names may end with the key frame, inside of a box (mdat)
/// that goes on: filled up with zeros it can be read. What is no MP4 stays as it is.
SharedBuffer withWholeBoxes(const SharedBuffer& bytes) {
    constexpr std::size_t kMostMissing = 8U << 20;
    constexpr std::size_t kHeader = 8;
    std::size_t begin = 0;
    while (bytes.size() - begin >= kHeader) {
        const std::uint8_t* const at = bytes.data() + begin;
        const std::size_t size = std::size_t{at[0]} << 24 | std::size_t{at[1]} << 16 |
                                 std::size_t{at[2]} << 8 | std::size_t{at[3]};
        const std::size_t rest = bytes.size() - begin;
        if (size < kHeader || (size > rest && size - rest > kMostMissing)) {
            return bytes;
        }
        if (size > rest) {
            Bytes whole(bytes.view().begin(), bytes.view().end());
            whole.resize(begin + size);
            return SharedBuffer::take(std::move(whole));
        }
        begin += size;
    }
    return bytes;
}

}  // namespace

Result<media::VideoFrame> decodeKeyFrame(const SharedBuffer& init, const SharedBuffer& bytes) {
    player::MediaChunk chunk;
    chunk.init = init;
    chunk.bytes = withWholeBoxes(bytes);
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
