#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/clock.h"
#include "core/base/shared_buffer.h"
#include "core/media/track_info.h"
#include "server/stream/media_time.h"

namespace sigma::packager {

using stream::MediaTime;

/// One fragment (moof and mdat), the unit that is published. Immutable once shared.
struct MediaPart {
    SharedBuffer data;  ///< empty in a gap
    MediaTime start{0};
    MediaTime end{0};            ///< where the media of the next fragment should begin
    MediaTime duration{0};       ///< as announced: never more than the part target
    bool isIndependent = false;  ///< decoding can begin with it
    bool isGap = false;          ///< no media came for this time
};

/// A rendition's initialisation section (EXT-X-MAP). Immutable once shared.
struct InitSegment {
    std::uint32_t version = 0;  ///< counts the formats that the rendition has had
    SharedBuffer data;
    std::shared_ptr<const media::TrackInfo> track;
};

/// A segment, finished or in progress. Immutable once shared.
struct MediaSegment {
    std::uint64_t sequence = 0;  ///< media sequence number
    MediaTime start{0};
    MediaTime duration{0};
    WallTime programDateTime{};
    std::shared_ptr<const InitSegment> init;
    bool isDiscontinuity = false;
    bool isFinished = false;
    std::vector<std::shared_ptr<const MediaPart>> parts;

    bool isGap() const;
    bool isIndependent() const;
    std::size_t bytes() const;
};

/// Ascending and without holes.
using SegmentList = std::vector<std::shared_ptr<const MediaSegment>>;

/// The place of a part: segment and index within it.
struct PartPosition {
    std::uint64_t sequence = 0;
    std::uint32_t part = 0;

    friend auto operator<=>(const PartPosition&, const PartPosition&) = default;
};

}  // namespace sigma::packager
