#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/hls/media_playlist.h"
#include "server/packager/bandwidth_meter.h"
#include "server/packager/lazy_text.h"
#include "server/packager/live_segment.h"
#include "server/packager/packaging_plan.h"

namespace sigma::packager {

/// All that one rendition serves at one moment. Immutable; a new one is made for each part.
///
/// Thread: any.
class LlHlsWindow {
public:
    struct Content {
        std::string rendition;  ///< its name in URLs: "video", "audio"
        PackagingPlan plan;
        std::shared_ptr<const media::TrackInfo> track;
        hls::MediaPlaylist playlist;
        /// Finished; those that have left the playlist come first. Shared with the windows before
        /// and behind, as long as it is the same. Never null.
        std::shared_ptr<const SegmentList> shelf = std::make_shared<const SegmentList>();
        /// What follows: one that is not listed yet, the one in progress.
        SegmentList newest;
        MeasuredBandwidth bandwidth;
        std::optional<PartPosition> lastPart;  ///< none before the first
        PartPosition hintedPart;
    };

    explicit LlHlsWindow(Content content);

    const std::string& rendition() const { return m_content.rendition; }
    const PackagingPlan& plan() const { return m_content.plan; }
    const media::TrackInfo& track() const { return *m_content.track; }
    const MeasuredBandwidth& bandwidth() const { return m_content.bandwidth; }
    const std::optional<PartPosition>& lastPart() const { return m_content.lastPart; }
    PartPosition hintedPart() const { return m_content.hintedPart; }
    bool isEnded() const { return m_content.playlist.hasEndList; }
    /// Whether a playlist of it says anything yet.
    bool isPlayable() const { return m_content.lastPart.has_value(); }

    /// The part is there, or the session has passed it by: a number beyond the last part of a
    /// finished segment stands for the first part of the next (rfc8216bis, 6.2.5.2).
    bool hasReached(PartPosition position) const;
    /// The whole segment is listed.
    bool hasFinished(std::uint64_t sequence) const;

    /// How much media the playlist lists.
    MediaTime listedDuration() const;

    std::shared_ptr<const MediaSegment> segment(std::uint64_t sequence) const;
    std::shared_ptr<const InitSegment> init(std::uint32_t version) const;

    const LazyText& playlist() const { return m_full; }
    const LazyText& deltaUpdate() const { return m_delta; }

private:
    Content m_content;
    LazyText m_full;
    LazyText m_delta;
};

}  // namespace sigma::packager
