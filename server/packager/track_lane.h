#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "server/packager/rendition_packager.h"

namespace sigma::packager {

/// One track on its way into its rendition.
struct TrackLane {
    std::shared_ptr<const media::TrackInfo> track;
    std::optional<RenditionPackager> rendition;
    SteadyTime lastArrival{};
    std::optional<std::uint64_t> nextListed;  ///< number of the segment to be listed next
    SteadyTime lastListedAt{};                ///< when that became so
    bool awaitsKeyFrame = false;
    /// Its next sample is of another timeline or format than its rendition's.
    bool awaitsDiscontinuity = false;
    /// It has been silent for so long that gaps are listed in its place.
    bool isStarved = false;

    bool isPicture() const { return track && track->kind == media::TrackKind::kVideo; }
    bool isFlowing() const { return rendition && !isStarved; }
    bool isOpen() const { return rendition && rendition->hasMediaInProgress(); }
};

}  // namespace sigma::packager
