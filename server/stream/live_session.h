#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "core/base/logger.h"
#include "server/stream/gop_cache.h"
#include "server/stream/health_watch.h"
#include "server/stream/input_monitor.h"
#include "server/stream/publisher.h"
#include "server/stream/refusal_watch.h"
#include "server/stream/rendition_names.h"
#include "server/stream/session_deadlines.h"
#include "server/stream/session_record.h"
#include "server/stream/stream_output.h"
#include "server/stream/timeline.h"

namespace sigma::stream {

/// What a session is given by the stream that it belongs to, which outlives it.
struct LiveSessionParts {
    const Clock& clock;
    const Logger& logger;
    ChannelCounters& counters;
    std::shared_ptr<SessionObserver> observer;
    std::shared_ptr<SessionRecord::Report> report;
    std::size_t gopCacheBytes = 0;
    /// Gets everything that the output gets, in the same order.
    std::function<void(media::MediaEvent&&)> onMedia;
};

/// One session of a stream: the way of its media to the output, and how far it has come.
///
/// Thread: the stream's.
class LiveSession {
public:
    /// Begins now. `channel` is what its output is told of; later changes don't reach that.
    LiveSession(std::shared_ptr<const domain::Channel> channel, const PublisherInfo& publisher,
                const StreamOutputFactory& makeOutput, LiveSessionParts parts);

    const SessionRecord& record() const { return m_record; }
    /// Of the first rendition and of the sound; null where nothing is known of it.
    std::array<std::shared_ptr<const media::TrackInfo>, 2> tracks() const {
        return {m_pictures.front().track, m_sound};
    }
    const GopCache& gopCache() const { return m_gopCache; }

    /// The programme comes over new connections, of which this is the first.
    void publisherConnected(const PublisherInfo& publisher);
    /// One of its renditions comes over a new connection, beside others.
    void renditionConnected(std::string_view rendition);
    void publisherDescribed(const PublisherInfo& publisher);
    void publisherLost(bool isClean, std::chrono::milliseconds window);
    void publisherSuperseded(std::string_view why);
    void publisherRejected(std::string_view why);

    void consumePicture(std::string_view rendition,
                        const std::shared_ptr<const media::TrackInfo>& track);
    void consumeSound(const std::shared_ptr<const media::TrackInfo>& track);
    /// `rendition` is the one that its connection sends.
    void consumeSample(std::string_view rendition, const media::MediaSample& sample);

    /// `channel` is how it is now. Why the session is to end, if it is.
    std::optional<domain::EndedReason> tick(const domain::Channel& channel,
                                            std::chrono::milliseconds unpublishWindow);
    /// Nothing may be called after this.
    void end(domain::EndedReason reason, std::string_view words);

private:
    using TrackInfo = std::shared_ptr<const media::TrackInfo>;

    struct Picture {
        TrackInfo track;
        bool awaitsKeyFrame = true;  ///< the connection's video cannot be decoded yet
    };

    void takeTrack(TrackInfo& known, const TrackInfo& track);
    void takeSample(const media::TrackInfo& format, const media::MediaSample& sample,
                    SteadyTime now);
    bool isDecodable(Picture& picture, const media::MediaSample& sample, SteadyTime now);
    void emitSample(std::shared_ptr<const media::MediaSample> sample);
    void emit(const media::MediaEvent& event);
    void watchInput(SteadyTime now);
    void watchState(SteadyTime now);
    void measure(const domain::Channel& channel, SteadyTime now);
    void fail(std::string_view why);

    std::shared_ptr<const domain::Channel> m_channel;
    LiveSessionParts m_parts;
    SessionRecord m_record;
    SessionDeadlines m_deadlines;

    Timeline m_timeline;
    GopCache m_gopCache;
    RenditionNames m_renditions;
    std::array<Picture, media::kMostRenditions> m_pictures;  ///< by the rendition's place
    TrackInfo m_sound;
    std::unique_ptr<StreamOutput> m_output;
    bool m_hasVideo = false;       ///< the connections do, whatever those before them had
    bool m_isReconnected = false;  ///< and nothing of the new connection was taken yet
    bool m_isConnected = true;

    RefusalWatch m_refusals;
    bool m_tookSinceFailure = true;
    InputMonitor m_monitor;
    InputFigures m_figures;
    HealthWatch m_health;
    SteadyTime m_lastArrival;  ///< of media, or of its publisher
    SteadyTime m_lostAt{};
    SteadyTime m_measuredAt;
    SteadyTime m_toldFiguresAt;
    std::uint64_t m_droppedBefore;  ///< on this channel, by earlier sessions
};

}  // namespace sigma::stream
