#include "server/stream/live_stream.h"

#include <algorithm>

#include "server/stream/live_session.h"

namespace sigma::stream {
namespace {

using domain::EndedReason;

constexpr std::string_view kStopped = "the channel was stopped";
constexpr std::string_view kRemoved = "the channel was removed";

std::string_view wordsOf(EndedReason reason) {
    switch (reason) {
        case EndedReason::kPublisherStop:
            return "the publisher has ended it";
        case EndedReason::kMaxDuration:
            return "it has lasted as long as the channel allows";
        case EndedReason::kReconnectTimeout:
            return "the publisher did not come back";
        case EndedReason::kInitTimeout:
            return "nothing that can be decoded came in time";
        case EndedReason::kMediaError:
            return "what was sent can't be packaged";
        case EndedReason::kOperatorStop:
        case EndedReason::kSuperseded:
        case EndedReason::kNodeLost:
            break;
    }
    return "the server has ended it";
}

}  // namespace

LiveStream::LiveStream(std::shared_ptr<const domain::Channel> channel, LiveStreamLimits limits,
                       StreamOutputFactory makeOutput, const Clock& clock, const Logger& logger,
                       std::shared_ptr<ChannelCounters> counters,
                       std::shared_ptr<SessionObserver> observer)
    : m_channel(std::move(channel)),
      m_limits(limits),
      m_makeOutput(std::move(makeOutput)),
      m_clock(clock),
      m_logger(logger),
      m_counters(std::move(counters)),
      m_observer(std::move(observer)),
      m_report(std::make_shared<SessionRecord::Report>()) {}

LiveStream::~LiveStream() = default;

void LiveStream::publish(const std::shared_ptr<Publisher>& publisher,
                         std::shared_ptr<const domain::Channel> channel) {
    if (channel->version >= m_channel->version) {
        m_channel = std::move(channel);
    }
    if (m_isClosed || m_channel->state == domain::ChannelState::kStopped) {
        const std::string_view why = m_isClosed ? kRemoved : kStopped;
        tellInput(SessionNews::kInputRejected, publisher->info(), why);
        publisher->disconnect(why);
        return;
    }
    if (m_publisher) {
        supersedePublisher();
    }
    m_publisher = publisher;
    m_publisherInfo = publisher->info();
    m_connectedAt = m_clock.steadyNow();
    m_counters->publishers = 1;
    if (m_session) {
        m_session->publisherConnected(m_publisherInfo);
    } else {
        tellInput(SessionNews::kInputConnected, m_publisherInfo, {});
    }
}

void LiveStream::supersedePublisher() {
    constexpr std::string_view kWhy = "another publisher with the same key has taken over";
    m_logger.info("publisher.superseded", {{"channel", m_channel->id.value()}});
    releasePublisher(kWhy);
    if (m_session) {
        m_session->publisherSuperseded(kWhy);
    } else {
        tellInput(SessionNews::kInputDisconnected, m_publisherInfo, kWhy);
    }
}

void LiveStream::describe(const Publisher& publisher, std::string encoder) {
    if (&publisher != m_publisher.get()) {
        return;
    }
    m_publisherInfo.encoder = std::move(encoder);
    if (m_session) {
        m_session->publisherDescribed(m_publisherInfo);
    }
}

void LiveStream::consume(const Publisher& publisher, const std::vector<media::MediaEvent>& events) {
    if (&publisher != m_publisher.get()) {
        return;
    }
    for (const media::MediaEvent& event : events) {
        if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
            if (!m_session) {
                beginSession();
            }
            m_session->consumeTrack(*track);
        } else if (const auto* sample =
                       std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
            consumeSample(**sample);
        }
    }
    flush();
}

void LiveStream::consumeSample(const media::MediaSample& sample) {
    m_counters->bytesReceived += sample.payload.size();
    if (m_session) {
        m_session->consumeSample(sample);
    } else {
        ++m_counters->samplesDropped;
    }
}

void LiveStream::reject(const Publisher& publisher, std::string_view reason) {
    if (&publisher != m_publisher.get()) {
        return;
    }
    if (m_session) {
        m_session->publisherRejected(reason);
    } else {
        tellInput(SessionNews::kInputRejected, m_publisherInfo, reason);
    }
}

void LiveStream::unpublish(const Publisher& publisher, bool isClean) {
    if (&publisher != m_publisher.get()) {
        return;
    }
    m_publisher.reset();
    m_counters->publishers = 0;
    if (m_session) {
        m_session->publisherLost(isClean,
                                 isClean ? m_limits.unpublishWindow : m_channel->reconnectWindow);
    } else {
        tellInput(SessionNews::kInputDisconnected, m_publisherInfo,
                  isClean ? "it said goodbye" : "its connection was lost");
    }
}

void LiveStream::subscribe(const std::shared_ptr<Subscriber>& subscriber) {
    m_subscribers.push_back(subscriber);
    m_counters->players = static_cast<std::int64_t>(m_subscribers.size());
    if (!m_session) {
        return;
    }
    std::vector<media::MediaEvent> events;
    for (const auto& track : m_session->tracks()) {
        if (track) {
            events.emplace_back(track);
        }
    }
    for (const auto& sample : m_session->gopCache().samples()) {
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
        dismissSilentPublisher();
    } else if (const auto overdue = m_session->tick(*m_channel, m_limits.unpublishWindow)) {
        end(*overdue, wordsOf(*overdue));
    }
}

void LiveStream::update(std::shared_ptr<const domain::Channel> channel) {
    m_channel = std::move(channel);
    if (m_channel->state == domain::ChannelState::kStopped) {
        end(EndedReason::kOperatorStop, kStopped);
    }
}

bool LiveStream::end(EndedReason reason, std::string_view words) {
    if (m_publisher) {
        releasePublisher(words);
        if (!m_session) {
            tellInput(SessionNews::kInputDisconnected, m_publisherInfo, words);
        }
    }
    if (!m_session) {
        return false;
    }
    m_session->end(reason, words);
    flush();
    m_session.reset();
    return true;
}

void LiveStream::close() {
    m_isClosed = true;
    end(EndedReason::kOperatorStop, kRemoved);
}

void LiveStream::beginSession() {
    const auto onMedia = [this](media::MediaEvent&& event) {
        if (!m_subscribers.empty()) {
            m_pendingForSubscribers.push_back(std::move(event));
        }
    };
    m_session =
        std::make_unique<LiveSession>(m_channel, m_publisherInfo, m_makeOutput,
                                      LiveSessionParts{m_clock, m_logger, *m_counters, m_observer,
                                                       m_report, m_limits.gopCacheBytes, onMedia});
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

void LiveStream::releasePublisher(std::string_view reason) {
    m_publisher->disconnect(reason);
    m_publisher.reset();
    m_counters->publishers = 0;
}

/// Whoever sends nothing that a session could begin with holds its place for no longer than a
/// session may take to get somewhere.
void LiveStream::dismissSilentPublisher() {
    if (m_publisher && m_clock.steadyNow() - m_connectedAt >= m_channel->initTimeout) {
        constexpr std::string_view kSilent = "no media that a session could begin with came";
        tellInput(SessionNews::kInputRejected, m_publisherInfo, kSilent);
        releasePublisher(kSilent);
    }
}

/// While there is no session whose own news it would be.
void LiveStream::tellInput(SessionNews news, const PublisherInfo& publisher,
                           std::string_view detail) {
    if (m_observer) {
        domain::Session none;
        none.channel = m_channel->id;
        none.remote = publisher.remote;
        none.encoder = publisher.encoder;
        m_observer->notice({news, m_clock.wallNow(), std::move(none), std::string(detail)});
    }
}

}  // namespace sigma::stream
