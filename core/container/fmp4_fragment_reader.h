#pragma once

#include <span>
#include <vector>

#include "core/container/fmp4_track.h"
#include "core/media/media_sample.h"

namespace sigma::container {

/// The samples that one traf of one moof brings.
struct Fmp4Fragment {
    std::uint32_t sequenceNumber = 0;
    std::uint32_t trackId = 0;
    std::vector<media::MediaSample> samples;  ///< in decoding order; payloads share the bytes
};

/// Reads a media segment, a part, or any number of them one behind the other (moof and mdat).
///
/// Fragments of tracks that are not given are passed over. At most 100,000 samples together.
/// Errors: kInvalidData, kNotEnoughData, kLimitExceeded, kUnsupported; the context begins with the
/// path of the box.
Result<std::vector<Fmp4Fragment>> readFragments(const SharedBuffer& bytes,
                                                std::span<const Fmp4Track> tracks);

}  // namespace sigma::container
