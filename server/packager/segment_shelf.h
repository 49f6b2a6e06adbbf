#pragma once

#include <cstdint>
#include <deque>
#include <memory>

#include "server/packager/ll_hls_window.h"

namespace sigma::packager {

/// The finished segments of a rendition: those that its playlist lists, and those that have left
/// it, which can be fetched for as long again (rfc8216bis, 6.2.2).
///
/// Holds no more bytes than its plan grants, as long as three target durations stay listed.
/// Thread: the stream's.
class SegmentShelf {
public:
    /// `discontinuitySequence`: of the session before the first segment.
    SegmentShelf(const PackagingPlan& plan, std::uint64_t discontinuitySequence)
        : m_plan(plan), m_discontinuitySequence(discontinuitySequence) {}

    /// Behind those before it; `entry` is what the playlist says of it.
    void add(MediaSegment segment, hls::Segment entry);
    /// Parts of segments further than three target durations from `end` are no longer listed.
    void dropOldParts(MediaTime end);

    /// Null before the first.
    std::shared_ptr<const MediaSegment> newest() const;
    /// Whether segments had to leave for their bytes.
    bool isShortened() const { return m_isShortened; }

    /// Adds all that can be fetched, and of it to the playlist what is listed.
    void putInto(LlHlsWindow::Content& content) const;

private:
    struct Listed {
        std::shared_ptr<const MediaSegment> segment;
        std::shared_ptr<const hls::Segment> entry;
        bool isIndependent =
            false;  ///< the segment's, so that windows are made without touching it
    };

    void dropOldSegments();
    void dropForMemory();
    void retireOldest();
    std::shared_ptr<const SegmentList> listAll() const;

    PackagingPlan m_plan;
    std::deque<std::shared_ptr<const MediaSegment>> m_retired;  ///< fetchable, no longer listed
    std::deque<Listed> m_listed;
    std::shared_ptr<const SegmentList> m_all = std::make_shared<const SegmentList>();
    std::uint64_t m_discontinuitySequence;
    bool m_isShortened = false;
};

}  // namespace sigma::packager
