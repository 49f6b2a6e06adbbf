#pragma once

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/media/video_frame.h"

namespace sigma::thumbnails {

/// The first key frame of a segment: fragmented MP4 with its initialisation section, which may end
/// behind the key frame, or an MPEG-2 transport stream. Errors: kNotFound where there is none, the
/// demuxer's, the decoder's.
Result<media::VideoFrame> decodeKeyFrame(const SharedBuffer& init, const SharedBuffer& bytes);

}  // namespace sigma::thumbnails
