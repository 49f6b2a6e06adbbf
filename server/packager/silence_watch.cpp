#include "server/packager/silence_watch.h"

#include <algorithm>

namespace sigma::packager {
namespace {

/// Gaps end this much before the place of what arrives now, so that it need not be refused.
constexpr MediaTime kGapMargin = std::chrono::milliseconds(20);

}  // namespace

void SilenceWatch::notice(SteadyTime now) {
    TrackLane& leading = m_renditions.picture();
    const bool hadVideo = leading.isFlowing();
    for (TrackLane& each : m_renditions.lanes()) {
        const bool isSilent = now - each.lastArrival >= m_renditions.plan().targetDuration;
        each.isStarved |= each.rendition && isSilent;
    }
    const bool hasLostVideo = hadVideo && !m_renditions.picture().isFlowing();
    if (hasLostVideo && m_renditions.isAnyFlowing() && leading.isOpen()) {
        m_renditions.cutAll(leading.rendition->end(), nullptr, now);
    }
    endOverdueSegment(now);
}

/// The next segment must come within one and a half target durations of the last (rfc8216bis,
/// 6.2.2). When media stops coming shortly before, a finished one is listed without its successor's
/// first part, and one in progress ends where the media does.
void SilenceWatch::endOverdueSegment(SteadyTime now) {
    const auto target = m_renditions.plan().targetDuration;
    const TrackLane& lead = m_renditions.lead();
    const bool isOverdue = std::ranges::any_of(m_renditions.lanes(), [&](const TrackLane& each) {
        return each.isFlowing() && each.nextListed && now - each.lastListedAt >= target * 1.4;
    });
    const bool hasStopped = now - lead.lastArrival >= target * 0.2;
    if (!isOverdue || !hasStopped || !lead.isFlowing()) {
        return;
    }
    const bool isEveryoneInIt =
        std::ranges::all_of(m_renditions.lanes(), [](const TrackLane& each) {
            return !each.rendition || (each.isFlowing() && each.isOpen());
        });
    if (!m_renditions.listFinished() && isEveryoneInIt) {
        m_renditions.cutAll(lead.rendition->end(), nullptr, now);
        m_renditions.listFinished();
    }
}

void SilenceWatch::fill(SteadyTime now) {
    if (!m_renditions.lead().rendition) {
        return;
    }
    if (!m_renditions.isAnyFlowing()) {
        const MediaTime lag = std::max(m_clock.lag(), MediaTime::zero());
        m_renditions.advanceGap(m_clock.positionAt(now) - lag - kGapMargin, now);
        return;
    }
    const MediaTime leadEnd = m_renditions.lead().rendition->end();
    for (TrackLane& each : m_renditions.lanes()) {
        if (each.rendition && each.isStarved) {
            m_renditions.fillGaps(each, leadEnd, true);
        }
    }
}

void SilenceWatch::noteListed(SteadyTime now) {
    for (TrackLane& each : m_renditions.lanes()) {
        if (each.rendition && each.nextListed != each.rendition->nextListed()) {
            each.nextListed = each.rendition->nextListed();
            each.lastListedAt = now;
        }
    }
}

}  // namespace sigma::packager
