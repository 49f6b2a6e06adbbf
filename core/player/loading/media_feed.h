#pragma once

#include <optional>

#include "core/player/event_log.h"
#include "core/player/loading/chunk_log.h"
#include "core/player/loading/init_preloader.h"
#include "core/player/loading/lane_loader.h"
#include "core/player/loading/probe_loader.h"
#include "core/player/loading/quality_control.h"
#include "core/player/player_settings.h"
#include "core/player/playout.h"
#include "core/player/stream/source_book.h"

namespace sigma::player {

/// What loading depends on of the playing.
struct FeedOutlook {
    Duration position{0};
    /// Playable ahead, for choosing a quality; what there will be while it loads.
    Duration buffer{0};
    Duration targetLatency{0};
    Duration latencyError{0};
    bool isUrgent = false;  ///< playing waits for media
};

/// Fills the playout: both lanes, in the quality that the network allows.
///
/// The variant that is wanted is followed and taken over where decoding can begin. Keeps within the
/// buffer's limits. Thread: the engine's.
class MediaFeed final : private LaneListener {
public:
    struct Figures {
        std::size_t switches = 0;
        std::size_t faults = 0;
        std::uint64_t bytesLoaded = 0;
    };

    MediaFeed(Requests& requests, const Clock& clock, Playout& playout, SourceBook& sources,
              BandwidthEstimator& bandwidth, QualityControl& quality, EventLog& events,
              const BufferLimits& limits);

    /// To be called before all others; again only when it is stopped.
    void setLayout(const StreamLayout& layout, std::size_t firstVariant);
    /// Loads from the entry point before `time` on, or from the next one if that is nearer and not
    /// later than `latest`, when the playlists are there.
    void aim(Duration time, Duration latest);
    /// Forgets what is loaded; loads nothing until aim(), and then in the quality that was wanted
    /// if its playlist is known.
    void stop();
    bool isAimed() const { return m_main.isAimed(); }
    /// Follows it; it is taken over as soon as it can be.
    void want(std::size_t variant);
    /// Of the variant that is loaded, or will be; null before it was asked for.
    MediaSource* mainSource();
    /// The same, once its playlist has come; null before.
    const MediaSource* loaded() const;
    /// Of the variant that is to be taken over, or has been with nothing handed over yet; null:
    /// none.
    const MediaSource* comingSource() const;
    bool uses(const MediaSource& source) const;
    /// Of the initialisation sections, which are loaded ahead of time.
    InitPreloader& preloader() { return m_preloader; }

    /// Returns when it wants to be asked again.
    std::optional<SteadyTime> advance(const FeedOutlook& outlook);
    /// Where what comes next has left the window; once.
    std::optional<Duration> takeGone();

    bool hasMedia() const;
    Duration firstAt() const { return m_firstAt; }
    /// The least over the lanes.
    Duration loadedUntil() const;
    bool isComplete() const;
    std::size_t variant() const { return m_variant; }
    const ChunkLog& log() const { return m_log; }
    const Figures& figures() const { return m_figures; }
    void noteFault(std::string text);

private:
    bool mayLoad(Lane lane, const ChunkPlan& plan) override;
    void onChunk(MediaChunk chunk) override;
    void onTransfer(Lane lane, const Transfer& transfer) override;
    void onChunkFault(Lane lane, const Error& error) override;
    void onSwitched(Lane lane, SourceId from, SourceId to) override;
    void onGone(Lane lane, Duration at) override;
    double bitrateOf(SourceId source) const override;

    static void tellSourcesOf(const LaneLoader& lane, std::optional<Duration> loadedUntil);
    LaneLoader& laneOf(Lane lane) { return lane == Lane::kMain ? m_main : m_audio; }
    bool needsAudio() const { return m_layout->variants[m_variant].audio.has_value(); }
    /// Of the variant that is changed to, else of the one that is loaded.
    std::optional<std::size_t> wantedAudio() const;
    void followAudio();
    void chooseQuality(Duration chunkDuration);
    bool avoidsGap(const ChunkPlan& plan);
    std::optional<Duration> wayBack();
    Duration untilSwitch();

    const Clock& m_clock;
    Playout& m_playout;
    SourceBook& m_sources;
    BandwidthEstimator& m_bandwidth;
    QualityControl& m_quality;
    EventLog& m_events;
    const BufferLimits& m_limits;
    const StreamLayout* m_layout = nullptr;
    InitStore m_inits;
    InitPreloader m_preloader;
    LaneLoader m_main;
    LaneLoader m_audio;
    ProbeLoader m_probe;
    ChunkLog m_log;
    std::size_t m_variant = 0;  ///< that is loaded, or will be first
    Duration m_firstAt{0};
    Duration m_audioFirstAt{0};
    FeedOutlook m_outlook;
    std::optional<Duration> m_goneAt;
    std::optional<Duration> m_avoidedGap;
    unsigned m_chunkFaults = 0;  ///< of the main lane, in a row
    Figures m_figures;
};

}  // namespace sigma::player
