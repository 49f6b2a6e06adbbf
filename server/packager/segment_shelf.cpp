#include "server/packager/segment_shelf.h"

namespace sigma::packager {

void SegmentShelf::add(MediaSegment segment, hls::Segment entry) {
    const bool isIndependent = segment.isIndependent();
    m_listed.push_back({std::make_shared<const MediaSegment>(std::move(segment)),
                        std::make_shared<const hls::Segment>(std::move(entry)), isIndependent});
    dropOldSegments();
    dropForMemory();
    m_all = listAll();
}

std::shared_ptr<const SegmentList> SegmentShelf::listAll() const {
    auto all = std::make_shared<SegmentList>();
    all->reserve(m_retired.size() + m_listed.size());
    all->assign(m_retired.begin(), m_retired.end());
    for (const Listed& each : m_listed) {
        all->push_back(each.segment);
    }
    return all;
}

void SegmentShelf::dropOldSegments() {
    MediaTime listed{0};
    for (const Listed& each : m_listed) {
        listed += each.segment->duration;
    }
    while (listed - m_listed.front().segment->duration >= m_plan.window) {
        listed -= m_listed.front().segment->duration;
        retireOldest();
    }
    // rfc8216bis, 6.2.2: fetchable for as long again as the playlist that listed it.
    MediaTime retired{0};
    for (const auto& segment : m_retired) {
        retired += segment->duration;
    }
    while (!m_retired.empty() && retired - m_retired.front()->duration > m_plan.window) {
        retired -= m_retired.front()->duration;
        m_retired.pop_front();
    }
}

void SegmentShelf::retireOldest() {
    auto oldest = std::move(m_listed.front().segment);
    m_listed.pop_front();
    m_discontinuitySequence += oldest->isDiscontinuity ? 1 : 0;
    m_retired.push_back(std::move(oldest));
}

/// What is no longer listed goes first; then the list gets shorter, down to the three target
/// durations that it must have (rfc8216bis, 6.2.2).
void SegmentShelf::dropForMemory() {
    std::uint64_t bytes = 0;
    for (const auto& segment : m_retired) {
        bytes += segment->bytes();
    }
    MediaTime listed{0};
    for (const Listed& each : m_listed) {
        bytes += each.segment->bytes();
        listed += each.segment->duration;
    }
    const MediaTime least = 3 * MediaTime(m_plan.targetDuration);
    while (bytes > m_plan.windowBytes) {
        if (m_retired.empty()) {
            listed -= m_listed.front().segment->duration;
            if (listed < least) {
                return;
            }
            retireOldest();
        }
        bytes -= m_retired.front()->bytes();
        m_retired.pop_front();
        m_isShortened = true;
    }
}

void SegmentShelf::dropOldParts(MediaTime end) {
    const MediaTime boundary = end - 3 * MediaTime(m_plan.targetDuration);
    for (auto listed = m_listed.rbegin(); listed != m_listed.rend(); ++listed) {
        const MediaSegment& segment = *listed->segment;
        if (segment.start + segment.duration >= boundary) {
            continue;
        }
        if (listed->entry->parts.empty()) {
            break;
        }
        hls::Segment bare = *listed->entry;
        bare.parts.clear();
        listed->entry = std::make_shared<const hls::Segment>(std::move(bare));
    }
}

std::shared_ptr<const MediaSegment> SegmentShelf::newest() const {
    return m_listed.empty() ? nullptr : m_listed.back().segment;
}

void SegmentShelf::putInto(LlHlsWindow::Content& content) const {
    hls::MediaPlaylist& playlist = content.playlist;
    content.shelf = m_all;
    playlist.discontinuitySequence = m_discontinuitySequence;
    if (!m_listed.empty()) {
        playlist.mediaSequence = m_listed.front().segment->sequence;
    }
    playlist.segments.reserve(m_listed.size());
    for (const Listed& listed : m_listed) {
        playlist.segments.push_back(listed.entry);
        playlist.hasIndependentSegments &= listed.isIndependent;
    }
}

}  // namespace sigma::packager
