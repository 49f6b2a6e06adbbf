#pragma once

#include <optional>

#include "server/packager/packaging_plan.h"

namespace sigma::packager {

/// Decides where segments end.
///
/// At key frames, as near to the wanted duration as their distance allows; between key frames
/// only when a segment would otherwise outgrow the target duration that was announced.
class SegmentCutter {
public:
    explicit SegmentCutter(const PackagingPlan& plan) : m_plan(plan) {}

    /// Whether the segment in progress ends before the sample that begins at `time`.
    bool shouldCut(MediaTime segmentStart, MediaTime time, MediaTime duration, bool isKey) const;

    void observeKeyFrame(MediaTime time);
    /// A gap or a discontinuity: the next key frame says nothing of the distance to the last.
    void forget() { m_lastKeyFrame.reset(); }

    /// Where the segment in progress will probably end; none while no GOP was seen.
    std::optional<MediaTime> expectedCut(MediaTime segmentStart) const;

private:
    bool fitsAnotherGop(MediaTime length) const;

    PackagingPlan m_plan;
    std::optional<MediaTime> m_lastKeyFrame;
    std::optional<MediaTime> m_gop;
};

}  // namespace sigma::packager
