#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/packager/bandwidth_meter.h"
#include "server/packager/ll_hls_window.h"
#include "server/packager/part_builder.h"
#include "server/packager/segment_shelf.h"
#include "server/stream/program_clock.h"

namespace sigma::packager {

/// Where a rendition begins within its session.
struct RenditionStart {
    std::uint64_t sequence = 0;               ///< media sequence number of its first segment
    std::uint64_t discontinuitySequence = 0;  ///< of the session so far
    MediaTime time{0};
    std::shared_ptr<MemoryFile> memory = nullptr;  ///< for its parts; see PartBuilder
};

/// Turns one track's samples into the segments and parts of one rendition.
///
/// Where segments end is decided for all renditions together, by the owner. A finished segment is
/// listed together with the first part of the next one, so that a client that asks for a whole
/// segment and one that asks for its last part wait for the same playlist.
/// Thread: the stream's.
class RenditionPackager {
public:
    RenditionPackager(std::string name, const PackagingPlan& plan,
                      const stream::ProgramClock& programClock,
                      std::shared_ptr<const media::TrackInfo> track, RenditionStart start);

    const std::string& name() const { return m_name; }

    /// Returns how many parts were finished by the sample.
    std::size_t add(const media::MediaSample& sample);
    /// Ends the segment in progress at the session's cut, and begins the next one.
    /// `isBeforeOwnSample`: this track's next sample is what begins at the cut.
    void finishSegment(MediaTime at, bool isBeforeOwnSample);
    /// Lists parts that have no media, from the end of what there is up to `end`; with
    /// `wholePartsOnly`, no further than whole part targets reach.
    std::size_t fillGap(MediaTime end, bool wholePartsOnly);
    /// The next segment begins another timeline or format (EXT-X-DISCONTINUITY).
    void beginDiscontinuity(std::shared_ptr<const media::TrackInfo> track);

    /// Lists the finished segment now, without the first part of the next; whether there was one.
    bool listFinished();
    /// Nothing follows: whatever is open is closed and listed.
    void endStream();

    /// Where the media and gaps so far end.
    MediaTime end() const;
    /// Whether its media has needed more memory than the plan grants, so that the window is short.
    bool isShortened() const { return m_shelf.isShortened(); }
    bool endsWithGap() const { return m_endsWithGap; }
    bool hasMediaInProgress() const;
    MediaTime timeOf(const media::MediaSample& sample) const { return m_builder.timeOf(sample); }
    MediaTime frameInterval() const { return m_builder.frameInterval(); }
    std::optional<PartPosition> lastPart() const;
    /// The number of the segment that will be listed next.
    std::uint64_t nextListed() const {
        return m_finished ? m_finished->sequence : m_current.sequence;
    }

    /// `expectedCut`: where the segment in progress will probably end.
    std::shared_ptr<const LlHlsWindow> makeWindow(std::vector<hls::RenditionReport> reports,
                                                  std::optional<MediaTime> expectedCut,
                                                  bool isEnded) const;

private:
    void append(std::shared_ptr<const MediaPart> part);
    void closeOpenPart(std::optional<MediaTime> nextSample);
    hls::Segment entryOf(const MediaSegment& segment) const;
    PartPosition nextPart(std::optional<MediaTime> expectedCut) const;

    std::string m_name;
    PackagingPlan m_plan;
    const stream::ProgramClock& m_programClock;
    std::shared_ptr<const media::TrackInfo> m_track;
    std::shared_ptr<const InitSegment> m_init;
    std::shared_ptr<MemoryFile> m_memory;
    PartBuilder m_builder;

    SegmentShelf m_shelf;
    std::optional<MediaSegment> m_finished;  ///< to be listed with the next part
    MediaSegment m_current;
    MediaTime m_end;
    bool m_endsWithGap = false;

    BandwidthMeter m_bandwidth;
};

}  // namespace sigma::packager
