#include "server/stream/live_stream.h"

#include <algorithm>
#include <array>

#include "core/crypto/secrets.h"

namespace sigma::stream {
namespace {

constexpr std::size_t kSessionIdLength = 12;

}  // namespace

struct LiveStream::Session {
    Session(domain::SessionId sessionId, std::size_t gopCacheBytes)
        : id(std::move(sessionId)), gopCache(gopCacheBytes) {}

    const std::shared_ptr<const media::TrackInfo>& track(media::TrackKind kind) const {
        return tracks[static_cast<std::size_t>(kind)];
    }
    std::shared_ptr<const media::TrackInfo>& track(media::TrackKind kind) {
        return tracks[static_cast<std::size_t>(kind)];
    }

    domain::SessionId id;
    Timeline timeline;
    GopCache gopCache;
    std::array<std::shared_ptr<const media::TrackInfo>, 2> tracks;
    std::unique_ptr<StreamOutput> output;
    std::optional<SteadyTime> endsAt;  ///< set while no publisher is connected
    bool awaitsKeyFrame = true;        ///< the connection's video cannot be decoded yet
};

LiveStream::LiveStream(std::shared_ptr<const domain::Channel> channel, LiveStreamLimits limits,
                       StreamOutputFactory makeOutput, const Clock& clock, const Logger& logger,
                       std::shared_ptr<ChannelCounters> counters)
    : m_channel(std::move(channel)),
      m_limits(limits),
      m_makeOutput(std::move(makeOutput)),
      m_clock(clock),
      m_logger(logger),
      m_counters(std::move(counters)) {}

LiveStream::~LiveStream() = default;

void LiveStream::publish(const std::shared_ptr<Publisher>& publisher,
                         std::shared_ptr<const domain::Channel> channel) {
    if (m_publisher) {
        m_logger.info("publisher.superseded", {{"channel", m_channel->id.value()}});
        m_publisher->disconnect("another publisher with the same key has taken over");
    }
    m_publisher = publisher;
    m_counters->publishers = 1;
    if (m_session) {
        m_session->timeline.publisherConnected();
        m_session->gopCache.clear();
        m_session->awaitsKeyFrame = true;
        m_session->endsAt.reset();
        m_session->output->setInterrupted(false);
    } else {
        m_channel = std::move(channel);
    }
}

void LiveStream::consume(const Publisher& publisher, const std::vector<media::MediaEvent>& events) {
    if (&publisher != m_publisher.get()) {
        return;
    }
    for (const media::MediaEvent& event : events) {
        if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
            consumeTrack(*track);
        } else if (const auto* sample =
                       std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
            consumeSample(**sample);
        }
    }
    flush();
}

void LiveStream::unpublish(const Publisher& publisher, bool isClean) {
    if (&publisher != m_publisher.get()) {
        return;
    }
    m_publisher.reset();
    m_counters->publishers = 0;
    if (!m_session) {
        return;
    }
    const auto window = isClean ? m_limits.unpublishWindow : m_limits.reconnectWindow;
    m_session->endsAt = m_clock.steadyNow() + window;
    m_session->output->setInterrupted(true);
    m_logger.info("session.interrupted", {{"channel", m_channel->id.value()},
                                          {"session", m_session->id.value()},
                                          {"clean", isClean},
                                          {"window_ms", window.count()}});
}

void LiveStream::subscribe(const std::shared_ptr<Subscriber>& subscriber) {
    m_subscribers.push_back(subscriber);
    m_counters->players = static_cast<std::int64_t>(m_subscribers.size());
    if (!m_session) {
        return;
    }
    std::vector<media::MediaEvent> events;
    for (const auto& track : m_session->tracks) {
        if (track) {
            events.emplace_back(track);
        }
    }
    for (const auto& sample : m_session->gopCache.samples()) {
        events.emplace_back(sample);
    }
    subscriber->deliver(events);
}

void LiveStream::unsubscribe(const Subscriber& subscriber) {
    std::erase_if(m_subscribers, [&](const auto& held) { return held.get() == &subscriber; });
    m_counters->players = static_cast<std::int64_t>(m_subscribers.size());
}

void LiveStream::tick() {
    if (!m_session) {
        return;
    }
    const SteadyTime now = m_clock.steadyNow();
    if (m_session->endsAt && now >= *m_session->endsAt) {
        endSession("the publisher did not come back");
        return;
    }
    m_session->output->tick(now);
}

bool LiveStream::end(std::string_view reason) {
    if (m_publisher) {
        m_publisher->disconnect(reason);
        m_publisher.reset();
        m_counters->publishers = 0;
    }
    if (!m_session) {
        return false;
    }
    endSession(reason);
    return true;
}

void LiveStream::beginSession() {
    m_session = std::make_unique<Session>(domain::SessionId(crypto::randomToken(kSessionIdLength)),
                                          m_limits.gopCacheBytes);
    m_session->output = m_makeOutput(
        SessionContext{m_channel, m_session->id, m_session->timeline.programClock(), *m_counters});
    ++m_counters->sessions;
    m_logger.info("session.created",
                  {{"channel", m_channel->id.value()}, {"session", m_session->id.value()}});
}

void LiveStream::consumeTrack(const std::shared_ptr<const media::TrackInfo>& track) {
    if (!m_session) {
        beginSession();
    }
    auto& known = m_session->track(track->kind);
    if (known && *known == *track) {
        return;
    }
    known = track;
    m_session->timeline.trackChanged(*track);
    m_session->gopCache.clear();
    m_logger.info("session.track", {{"channel", m_channel->id.value()},
                                    {"session", m_session->id.value()},
                                    {"codec", track->codecString},
                                    {"width", track->video.width},
                                    {"height", track->video.height},
                                    {"sample_rate", track->audio.sampleRate}});
    emit(track);
}

void LiveStream::consumeSample(const media::MediaSample& sample) {
    m_counters->bytesReceived += sample.payload.size();
    const bool isVideo = sample.track == media::TrackKind::kVideo;
    const bool isUsable = m_session && m_session->track(sample.track) &&
                          !(isVideo && m_session->awaitsKeyFrame && !sample.isKey);
    if (!isUsable) {
        ++m_counters->samplesDropped;
        return;
    }
    m_session->awaitsKeyFrame = m_session->awaitsKeyFrame && !isVideo;
    const media::TrackInfo& track = *m_session->track(sample.track);
    Timeline::Placed placed =
        m_session->timeline.place(track, sample, m_clock.steadyNow(), m_clock.wallNow());
    if (placed.isRepaired) {
        ++m_counters->timestampsRepaired;
    }
    if (placed.isDiscontinuity) {
        ++m_counters->discontinuities;
        m_logger.warning("session.timestamps_jumped", {{"channel", m_channel->id.value()},
                                                       {"session", m_session->id.value()},
                                                       {"track", media::toString(sample.track)}});
        emit(media::Discontinuity{});
    }
    const bool hasVideo = m_session->track(media::TrackKind::kVideo) != nullptr;
    m_session->gopCache.add(placed.sample, hasVideo);
    emit(std::move(placed.sample));
}

void LiveStream::emit(media::MediaEvent event) {
    if (const auto result = m_session->output->consume(event); result.has_error()) {
        m_logger.warning("output.refused", {{"channel", m_channel->id.value()},
                                            {"error", toString(result.error().code)},
                                            {"detail", result.error().context}});
    }
    if (!m_subscribers.empty()) {
        m_pendingForSubscribers.push_back(std::move(event));
    }
}

void LiveStream::flush() {
    if (m_pendingForSubscribers.empty()) {
        return;
    }
    for (const auto& subscriber : m_subscribers) {
        subscriber->deliver(m_pendingForSubscribers);
    }
    m_pendingForSubscribers.clear();
}

void LiveStream::endSession(std::string_view reason) {
    emit(media::EndOfStream{});
    flush();
    m_logger.info("session.ended", {{"channel", m_channel->id.value()},
                                    {"session", m_session->id.value()},
                                    {"reason", reason}});
    m_session.reset();
}

}  // namespace sigma::stream
