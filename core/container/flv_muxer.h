#pragma once

#include <cstdint>

#include "core/base/shared_buffer.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::container {

/// The body of one FLV tag or RTMP media message: the header, then the payload, which is shared.
struct FlvTagBody {
    Bytes header;
    SharedBuffer payload;
};

/// The sequence header of a track: in legacy form for H.264 and AAC, which every player knows,
/// in Enhanced RTMP's for HEVC and AV1 (Adobe FLV 10.1, E.4.2 and E.4.3; Enhanced RTMP v1).
FlvTagBody flvSequenceHeader(const media::TrackInfo& track);

/// One sample of the track, in the same form. Composition times beyond 24 bits of milliseconds
/// are cut to them.
FlvTagBody flvFrame(const media::TrackInfo& track, const media::MediaSample& sample);

/// The sample's decoding time in milliseconds, to the nearest.
std::int64_t flvTimestamp(const media::TrackInfo& track, const media::MediaSample& sample);

}  // namespace sigma::container
