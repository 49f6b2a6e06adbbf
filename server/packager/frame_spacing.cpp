#include "server/packager/frame_spacing.h"

#include <algorithm>
#include <numeric>

namespace sigma::packager {
namespace {

constexpr MediaTime kDefaultInterval = std::chrono::milliseconds(33);
constexpr MediaTime kRounding = std::chrono::milliseconds(2);

}  // namespace

FrameSpacing FrameSpacing::constant(MediaTime duration) {
    FrameSpacing spacing;
    spacing.m_constant = duration;
    return spacing;
}

void FrameSpacing::observe(MediaTime decodingTime) {
    if (m_last) {
        m_intervals[m_count % kIntervals] = decodingTime - *m_last;
        ++m_count;
    }
    m_last = decodingTime;
}

MediaTime FrameSpacing::expected() const {
    if (m_constant) {
        return *m_constant;
    }
    if (m_count == 0) {
        return kDefaultInterval;
    }
    if (!isSteady()) {
        return m_intervals[(m_count - 1) % kIntervals];
    }
    const MediaTime sum =
        std::accumulate(m_intervals.begin(), m_intervals.end(), MediaTime::zero());
    return sum / kIntervals;
}

bool FrameSpacing::isSteady() const {
    if (m_constant) {
        return true;
    }
    if (m_count < kIntervals) {
        return false;
    }
    const auto [shortest, longest] = std::ranges::minmax(m_intervals);
    return longest - shortest <= kRounding;
}

}  // namespace sigma::packager
