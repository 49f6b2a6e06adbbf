#pragma once

#include "core/base/clock.h"
#include "core/hls/date_time.h"
#include "core/media/track_info.h"

namespace sigma::packager {

/// The EXT-X-PROGRAM-DATE-TIME of a segment of `kind` that begins at `start`.
///
/// A player lays the audio beside the video by these dates, which are whole milliseconds. Audio
/// that is listed later than it is by a fraction of one seems never to be loaded to the end of its
/// last part (hls.js then asks for that part again and again), so that its date is early by 0.5
/// to 1.5 ms and the date of video is never early.
inline hls::DateTime listedDate(media::TrackKind kind, WallTime start) {
    using Milliseconds = hls::DateTime::duration;
    if (kind == media::TrackKind::kVideo) {
        return std::chrono::ceil<Milliseconds>(start);
    }
    return std::chrono::floor<Milliseconds>(start - std::chrono::microseconds(500));
}

}  // namespace sigma::packager
