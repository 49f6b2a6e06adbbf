#pragma once

#include <vector>

#include "core/container/fmp4_track.h"

namespace sigma::container {

/// The video and audio tracks of an initialisation segment (ftyp, moov); others are passed over.
///
/// The codec records share the segment's bytes. At most 16 tracks.
/// Errors: kInvalidData, kNotEnoughData, kLimitExceeded, and kUnsupported for a codec or an
/// encryption that is not ours; the context begins with the path of the box.
Result<std::vector<Fmp4Track>> readInitSegment(const SharedBuffer& segment);

}  // namespace sigma::container
