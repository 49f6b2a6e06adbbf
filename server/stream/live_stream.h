#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/logger.h"
#include "server/stream/gop_cache.h"
#include "server/stream/publisher.h"
#include "server/stream/stream_output.h"
#include "server/stream/subscriber.h"
#include "server/stream/timeline.h"

namespace sigma::stream {

/// How long a session waits for its publisher, and what is kept for players meanwhile.
struct LiveStreamLimits {
    std::chrono::milliseconds reconnectWindow{std::chrono::seconds(60)};
    /// The same after the publisher said goodbye rather than vanished.
    std::chrono::milliseconds unpublishWindow{std::chrono::seconds(10)};
    std::size_t gopCacheBytes = 16U << 20;
};

/// The hub of one live channel: one publisher in, outputs and RTMP players out.
///
/// The session begins with the first media and outlives its publisher's connection: one that
/// comes back within the reconnect window goes on where the last one ended. A publisher that
/// connects while another is there takes over, because both hold the channel's key. The video of
/// every connection begins with a key frame; what comes before it is dropped and counted.
/// Thread: the owning context's; nothing here is touched from elsewhere.
class LiveStream {
public:
    LiveStream(std::shared_ptr<const domain::Channel> channel, LiveStreamLimits limits,
               StreamOutputFactory makeOutput, const Clock& clock, const Logger& logger,
               std::shared_ptr<ChannelCounters> counters);
    ~LiveStream();

    /// `channel` is how the channel is now; a session under way goes on as it began.
    void publish(const std::shared_ptr<Publisher>& publisher,
                 std::shared_ptr<const domain::Channel> channel);
    /// Ignored unless `publisher` is the one that now holds the channel, as are the two below.
    void consume(const Publisher& publisher, const std::vector<media::MediaEvent>& events);
    /// `isClean`: the publisher said that it ends, rather than vanished.
    void unpublish(const Publisher& publisher, bool isClean);

    /// The subscriber gets the tracks and the samples since the last key frame at once.
    void subscribe(const std::shared_ptr<Subscriber>& subscriber);
    void unsubscribe(const Subscriber& subscriber);

    void tick();
    /// Ends the session now and disconnects its publisher; whether there was a session.
    bool end(std::string_view reason);
    void setLimits(const LiveStreamLimits& limits) { m_limits = limits; }

private:
    struct Session;

    void beginSession();
    void consumeTrack(const std::shared_ptr<const media::TrackInfo>& track);
    void consumeSample(const media::MediaSample& sample);
    void emit(media::MediaEvent event);
    void flush();
    void endSession(std::string_view reason);

    std::shared_ptr<const domain::Channel> m_channel;
    LiveStreamLimits m_limits;
    StreamOutputFactory m_makeOutput;
    const Clock& m_clock;
    const Logger& m_logger;
    std::shared_ptr<ChannelCounters> m_counters;

    std::shared_ptr<Publisher> m_publisher;
    std::unique_ptr<Session> m_session;
    std::vector<std::shared_ptr<Subscriber>> m_subscribers;
    std::vector<media::MediaEvent> m_pendingForSubscribers;
};

}  // namespace sigma::stream
