#pragma once

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
