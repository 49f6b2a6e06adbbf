#pragma once

#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"

namespace sigma::container {

/// The CMAF header (ISO/IEC 23000-19, 7.3.1) of one track, for EXT-X-MAP: ftyp and moov.
///
/// The track's id is 1. Dates are zero, so that the same track gives the same bytes. The frame
/// size and the codec's record are taken as they are.
SharedBuffer writeInitSegment(const media::TrackInfo& track);

}  // namespace sigma::container
