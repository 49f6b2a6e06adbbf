#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::test {

struct RecordedSample {
    media::TrackKind track = media::TrackKind::kVideo;
    std::int64_t pts = 0;  ///< milliseconds
    bool isKey = false;
    SharedBuffer payload;

    friend bool operator==(const RecordedSample&, const RecordedSample&) = default;
};

/// A recording as a player reads it.
struct RecordedFile {
    bool isReadable = false;
    SharedBuffer videoConfig;
    SharedBuffer audioConfig;
    std::vector<RecordedSample> samples;

    std::vector<RecordedSample> of(media::TrackKind track) const;
    /// When the last sample of the track is shown; -1 where there is none.
    std::int64_t lastPts(media::TrackKind track) const;
    /// The times of the pictures that a decoder makes of it, in milliseconds.
    std::vector<std::int64_t> decodedPictures() const;
};

RecordedFile readRecording(const std::string& path);

}  // namespace sigma::test
