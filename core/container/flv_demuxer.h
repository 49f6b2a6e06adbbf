#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/container/flv_audio_header.h"
#include "core/container/flv_video_header.h"
#include "core/media/media_event.h"

namespace sigma::container {

/// Turns the bodies of FLV tags, from RTMP messages or a file, into media events.
///
/// A sequence header becomes a TrackInfo, unless it is the one already in force: some encoders
/// send it every second. A frame becomes a MediaSample whose payload is a slice of the body and
/// whose isKey is the bitstream's word, not the tag's. Samples before their sequence header, or
/// after a refused one, are dropped and counted; frames without content are dropped.
/// Lengths of NAL units are made four bytes, in payload and TrackInfo, where they are not.
///
/// Times: `timestampMs` is unwrapped, signed, under 2^40 in magnitude. dts is that in the
/// track's timescale (90000, or the sample rate), to the nearest tick.
/// Thread: the owner's. Errors: kUnsupported, in words for the publisher; kInvalidData;
/// kLimitExceeded. The demuxer stays usable after any of them.
class FlvDemuxer {
public:
    using Events = std::vector<media::MediaEvent>;

    /// Appends to `out` what the body of one video tag (RTMP message type 9) gives.
    Result<void> pushVideo(std::int64_t timestampMs, const SharedBuffer& body, Events& out);
    /// Appends to `out` what the body of one audio tag (RTMP message type 8) gives.
    Result<void> pushAudio(std::int64_t timestampMs, const SharedBuffer& body, Events& out);

    /// Samples dropped because no sequence header was in force.
    std::uint64_t droppedSamples() const { return m_droppedSamples; }

private:
    struct Track {
        SharedBuffer sequenceHeader;
        std::shared_ptr<const media::TrackInfo> info;
        unsigned nalLengthSize = 4;
    };

    Result<void> consumeVideo(std::int64_t timestampMs, const SharedBuffer& body, Events& out);
    Result<void> consumeAudio(std::int64_t timestampMs, const SharedBuffer& body, Events& out);
    Result<void> consumeVideoFrame(const FlvVideoHeader& header, std::int64_t timestampMs,
                                   const SharedBuffer& payload, Events& out);
    Result<void> beginVideo(media::Codec codec, const SharedBuffer& sequenceHeader, Events& out);
    Result<void> beginAudio(const SharedBuffer& sequenceHeader, Events& out);

    Track m_video;
    Track m_audio;
    std::uint64_t m_droppedSamples = 0;
};

}  // namespace sigma::container
