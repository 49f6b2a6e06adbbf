#include "server/packager/segment_cutter.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

/// Timestamps are rounded to milliseconds, and frame rates such as 29.97 miss whole seconds.
constexpr MediaTime kTolerance = 50ms;
/// EXTINF is compared with the target duration after rounding to whole seconds.
constexpr MediaTime kRoundingRoom = 450ms;

}  // namespace

bool SegmentCutter::shouldCut(MediaTime segmentStart, MediaTime time, MediaTime duration,
                              bool isKey) const {
    const MediaTime length = time - segmentStart;
    if (isKey) {
        return length + kTolerance >= m_plan.segmentDuration || !fitsAnotherGop(length);
    }
    return length + duration > MediaTime(m_plan.targetDuration) + kRoundingRoom;
}

void SegmentCutter::observeKeyFrame(MediaTime time) {
    if (m_lastKeyFrame) {
        m_gop = time - *m_lastKeyFrame;
    }
    m_lastKeyFrame = time;
}

std::optional<MediaTime> SegmentCutter::expectedCut(MediaTime segmentStart) const {
    if (!m_gop || !m_lastKeyFrame || *m_gop <= MediaTime::zero()) {
        return std::nullopt;
    }
    MediaTime keyFrame = *m_lastKeyFrame + *m_gop;
    while (!shouldCut(segmentStart, keyFrame, *m_gop, true)) {
        keyFrame += *m_gop;
    }
    return keyFrame;
}

bool SegmentCutter::fitsAnotherGop(MediaTime length) const {
    return !m_gop || length + *m_gop <= MediaTime(m_plan.targetDuration) + kRoundingRoom;
}

}  // namespace sigma::packager
