#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/logger.h"
#include "server/stream/publisher.h"
#include "server/stream/session_record.h"
#include "server/stream/stream_inputs.h"
#include "server/stream/stream_output.h"
#include "server/stream/subscriber.h"

namespace sigma::stream {

class LiveSession;

/// What is the same for all channels; how long sessions wait and last is the channel's to say.
struct LiveStreamLimits {
    /// How long a session waits for a publisher that said goodbye rather than vanished.
    std::chrono::milliseconds unpublishWindow{std::chrono::seconds(10)};
    std::size_t gopCacheBytes = 16U << 20;
};

/// The hub of one live channel: one programme in, outputs and RTMP players out.
///
/// The session begins with the first media and outlives its publisher's connection: one that
/// comes back within the channel's reconnect window goes on where the last one ended, behind a
/// Discontinuity, be it with other codecs. A publisher that connects while another is there takes
/// over, because both hold the channel's key, unless each sends another rendition of the
/// programme's picture: those stand side by side, share their timestamps, and the programme is
/// there for as long as one of them is. The video of every connection begins with a key frame;
/// what comes before it is dropped and counted. Every step of a session is told to the observer.
/// RTMP players get the rendition that the session began with.
/// Thread: the owning context's; nothing here is touched from elsewhere, but for the report.
class LiveStream {
public:
    /// `observer` may be null.
    LiveStream(std::shared_ptr<const domain::Channel> channel, LiveStreamLimits limits,
               StreamOutputFactory makeOutput, const Clock& clock, const Logger& logger,
               std::shared_ptr<ChannelCounters> counters,
               std::shared_ptr<SessionObserver> observer = nullptr);
    ~LiveStream();

    /// `channel` is as the publisher's authorizer knew it: taken over if it is the newer one. A
    /// session under way goes on as it began, but for durations and time-outs. While the channel is
    /// stopped, and once it is gone, the publisher is sent away.
    void publish(const std::shared_ptr<Publisher>& publisher,
                 std::shared_ptr<const domain::Channel> channel);
    /// The publisher's metadata names its encoder. Ignored unless `publisher` is one of those that
    /// now hold the channel, as are the three below.
    void describe(const Publisher& publisher, std::string encoder);
    void consume(const Publisher& publisher, const std::vector<media::MediaEvent>& events);
    /// What the publisher sends can't be taken; its connection is about to close.
    void reject(const Publisher& publisher, std::string_view reason);
    /// `isClean`: the publisher said that it ends, rather than vanished.
    void unpublish(const Publisher& publisher, bool isClean);

    /// The subscriber gets the tracks and the samples since the last key frame at once.
    void subscribe(const std::shared_ptr<Subscriber>& subscriber);
    void unsubscribe(const Subscriber& subscriber);

    void tick();
    /// The channel's settings have changed: durations and time-outs act at once, the rest on the
    /// next session. A stopped channel's session ends.
    void update(std::shared_ptr<const domain::Channel> channel);
    /// Ends the session now and disconnects its publisher; whether there was a session.
    bool end(domain::EndedReason reason, std::string_view words);
    /// The channel is gone: ends its session, and takes no publisher any more.
    void close();
    void setLimits(const LiveStreamLimits& limits) { m_limits = limits; }

    /// The session as it is now; null while there is none. Thread: any.
    std::shared_ptr<const domain::Session> report() const { return m_report->load(); }

private:
    void supersede(const std::vector<StreamInput>& rivals);
    void beginSession(const PublisherInfo& publisher);
    void consumeTrack(StreamInput& input, const std::shared_ptr<const media::TrackInfo>& track);
    void consumeSample(const StreamInput& input, const media::MediaSample& sample);
    void flush();
    void countInputs();
    void dismissSilentPublishers();
    void tellInput(SessionNews news, const PublisherInfo& publisher, std::string_view detail);

    std::shared_ptr<const domain::Channel> m_channel;  ///< as it is now
    bool m_isClosed = false;
    LiveStreamLimits m_limits;
    StreamOutputFactory m_makeOutput;
    const Clock& m_clock;
    const Logger& m_logger;
    std::shared_ptr<ChannelCounters> m_counters;
    std::shared_ptr<SessionObserver> m_observer;
    std::shared_ptr<SessionRecord::Report> m_report;

    StreamInputs m_inputs;
    std::unique_ptr<LiveSession> m_session;
    std::vector<std::shared_ptr<Subscriber>> m_subscribers;
    std::vector<media::MediaEvent> m_pendingForSubscribers;
};

}  // namespace sigma::stream
