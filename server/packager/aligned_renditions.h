#pragma once

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "server/packager/segment_cutter.h"
#include "server/packager/track_lane.h"
#include "server/stream/stream_output.h"

namespace sigma::packager {

/// The renditions of one session, one for each track, cut at the same places.
///
/// The first picture that flows decides where segments end; audio does while there is none. A
/// further picture has its key frames where the leading one has them: it joins, and comes back,
/// where a segment begins.
/// Thread: the stream's.
class AlignedRenditions {
public:
    using Track = std::shared_ptr<const media::TrackInfo>;
    using Windows = std::vector<std::shared_ptr<const LlHlsWindow>>;
    /// The pictures by their place, then the sound.
    using Lanes = std::array<TrackLane, media::kMostRenditions + 1>;

    /// `memory`: see PartBuilder.
    AlignedRenditions(const stream::SessionContext& context, const PackagingPlan& plan,
                      std::shared_ptr<MemoryFile> memory = nullptr);

    const PackagingPlan& plan() const { return m_plan; }
    TrackLane& lane(media::TrackKind kind, std::uint8_t rendition) {
        return m_lanes[kind == media::TrackKind::kAudio ? media::kMostRenditions : rendition];
    }
    TrackLane& sound() { return m_lanes.back(); }
    /// The picture that leads, or would if any flowed; without a rendition while there is none.
    TrackLane& picture();
    /// The track that decides where segments end.
    TrackLane& lead();
    /// All lanes; those without a rendition are of tracks that nothing was seen of yet.
    Lanes& lanes() { return m_lanes; }
    bool isAnyFlowing() const;

    /// A track that is there from the beginning. Its rendition begins with its first sample; a
    /// track without one yet joins at a later discontinuity.
    void begin(Track track, std::optional<MediaTime> firstSample, SteadyTime now);
    /// A track that joins, or goes on in another format.
    void changeTrack(Track track);
    /// Every track's next sample is of another timeline.
    void expectDiscontinuity();

    /// Places a sample. False when it cannot be placed, and is counted as dropped.
    bool add(const media::MediaSample& sample, SteadyTime now);

    /// Ends every rendition's segment. `beginner` has the sample that begins the next, if any has.
    void cutAll(MediaTime at, const TrackLane* beginner, SteadyTime now);
    /// Lists gaps on one rendition; see RenditionPackager::fillGap().
    void fillGaps(TrackLane& lane, MediaTime end, bool wholePartsOnly);
    /// Lists gaps on every rendition up to `target`, a segment at a time.
    void advanceGap(MediaTime target, SteadyTime now);
    /// Lists finished segments now, without the first parts of the next ones; whether there were
    /// any.
    bool listFinished();
    void endStream();

    /// What every rendition serves now.
    Windows makeWindows(bool isEnded);
    /// Whether viewers should be offered the rendition: not while it has stopped beside others.
    bool isOffered(std::string_view rendition);
    /// Whether the windows have changed since the last call.
    bool takeChange() { return std::exchange(m_hasChanged, false); }

private:
    void openRendition(TrackLane& lane, MediaTime at);
    bool admits(TrackLane& lane, const media::MediaSample& sample, MediaTime time);
    bool joins(TrackLane& lane, const media::MediaSample& sample, MediaTime time);
    void cutBefore(TrackLane& lane, const media::MediaSample& sample, SteadyTime now);
    bool canBeginDiscontinuity(const TrackLane& lane, const media::MediaSample& sample);
    void beginDiscontinuity(const TrackLane& beginner, MediaTime at, SteadyTime now);
    std::vector<hls::RenditionReport> reportsBeside(const TrackLane& lane) const;

    stream::SessionContext m_context;
    PackagingPlan m_plan;
    std::shared_ptr<MemoryFile> m_memory;
    SegmentCutter m_cutter;
    Lanes m_lanes;
    std::uint64_t m_sequence = 0;
    std::uint64_t m_discontinuities = 0;
    MediaTime m_segmentStart{0};
    bool m_needsDiscontinuity = false;
    bool m_hasChanged = false;
};

}  // namespace sigma::packager
