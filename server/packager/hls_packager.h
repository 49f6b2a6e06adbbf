#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "server/packager/audio_hold.h"
#include "server/packager/hls_directory.h"
#include "server/packager/rendition_packager.h"
#include "server/packager/segment_cutter.h"
#include "server/packager/stream_probe.h"
#include "server/stream/stream_output.h"

namespace sigma::packager {

/// Packs one session's media as HLS: a rendition for each track, cut at the same places.
///
/// Video decides where segments end; audio does while there is no video or it has stopped. When
/// media does not come, gaps are listed in its place, so that playlists never stand still.
/// Thread: the stream's.
class HlsPackager final : public stream::StreamOutput {
public:
    /// `owner` is the context that everything here is called on; `trackWait` is how long the
    /// first track waits for the other before the session begins without it.
    HlsPackager(const stream::SessionContext& context, const domain::LatencyProfile& profile,
                MediaTime trackWait, HlsDirectory& directory, boost::asio::io_context& owner,
                const Clock& clock);

    Result<void> consume(const media::MediaEvent& event) override;
    void tick(SteadyTime now) override;
    void setInterrupted(bool isInterrupted) override;

private:
    /// One track on its way into its rendition.
    struct Lane {
        std::shared_ptr<const media::TrackInfo> track;
        std::optional<RenditionPackager> rendition;
        SteadyTime lastArrival{};
        bool awaitsKeyFrame = false;
        /// Its next sample is of another timeline or format than its rendition's.
        bool awaitsDiscontinuity = false;
        bool isStarved = false;
    };

    using Sample = std::shared_ptr<const media::MediaSample>;

    Lane& lane(media::TrackKind kind) { return m_lanes[static_cast<std::size_t>(kind)]; }
    Lane* leadLane();

    void consumeTrack(const std::shared_ptr<const media::TrackInfo>& track, SteadyTime now);
    void consumeDiscontinuity(SteadyTime now);
    void settleHeldAudio(SteadyTime now);
    void consumeSample(const Sample& sample, SteadyTime now);
    void start(SteadyTime now);
    void openRendition(Lane& lane, MediaTime at);
    void route(const Sample& sample, SteadyTime now);
    void process(const media::MediaSample& sample, SteadyTime now);
    bool admits(Lane& lane, const media::MediaSample& sample, MediaTime time);
    void cutBefore(Lane& lane, const media::MediaSample& sample, MediaTime time);
    bool canBeginDiscontinuity(const Lane& lane, const media::MediaSample& sample);
    void beginDiscontinuity(const Lane& beginner, MediaTime at);
    void cutAll(MediaTime at, const Lane* beginner);
    void fillGaps(Lane& lane, MediaTime end, bool wholePartsOnly);
    void advanceGap(MediaTime target);
    void updateStarvation(SteadyTime now);
    bool isSilent(const Lane& lane, SteadyTime now) const;
    void endOverdueSegment(SteadyTime now);
    void endStream();
    void noteListed(SteadyTime now);
    std::vector<hls::RenditionReport> reportsBeside(const Lane& lane) const;
    void publish(SteadyTime now);

    stream::SessionContext m_context;
    domain::LatencyProfile m_profile;
    HlsDirectory& m_directory;
    std::shared_ptr<HlsSession> m_session;
    const Clock& m_clock;

    StreamProbe m_probe;
    std::optional<PackagingPlan> m_plan;  ///< known once the probe is done
    std::optional<SegmentCutter> m_cutter;
    AudioHold m_audioHold;
    std::array<Lane, 2> m_lanes;
    std::uint64_t m_sequence = 0;
    MediaTime m_segmentStart{0};
    std::uint64_t m_discontinuities = 0;
    bool m_needsDiscontinuity = false;
    bool m_isInterrupted = false;
    bool m_isEnded = false;
    bool m_isPlayable = false;
    bool m_hasChanged = false;
    std::uint64_t m_nextListed = 0;
    SteadyTime m_lastListedAt{};
    std::optional<SteadyTime> m_lastPartAt;
};

}  // namespace sigma::packager
