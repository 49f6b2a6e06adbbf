#include "server/ingest/rtmp_publisher.h"

#include <utility>

namespace sigma::ingest {

/// How the stream knows this publisher, for as long as either needs it.
class RtmpPublisher::Link final : public stream::Publisher {
public:
    Link(stream::PublisherInfo info, std::function<void(std::string)> onDisconnect)
        : m_info(std::move(info)), m_onDisconnect(std::move(onDisconnect)) {}

    const stream::PublisherInfo& info() const override { return m_info; }
    void disconnect(std::string_view reason) override { m_onDisconnect(std::string(reason)); }

private:
    stream::PublisherInfo m_info;
    std::function<void(std::string)> m_onDisconnect;
};

RtmpPublisher::RtmpPublisher(std::uint32_t streamId, std::shared_ptr<const domain::Channel> channel,
                             stream::StreamHandle stream, stream::PublisherInfo info,
                             std::shared_ptr<const stream::ChannelCounters> counters,
                             std::function<void(std::string reason)> onDisconnect)
    : m_streamId(streamId),
      m_channel(std::move(channel)),
      m_stream(std::move(stream)),
      m_counters(std::move(counters)),
      m_link(std::make_shared<Link>(std::move(info), std::move(onDisconnect))),
      m_bytesInFlight(std::make_shared<std::atomic<std::size_t>>(0)),
      m_viewerRequests(m_counters->viewerRequests.load(std::memory_order_relaxed)),
      m_viewerRequestsBefore(m_viewerRequests) {
    m_stream.dispatch([link = m_link, published = m_channel](stream::LiveStream& live) {
        live.publish(link, published);
    });
}

RtmpPublisher::~RtmpPublisher() {
    unpublish(false);
}

Result<void> RtmpPublisher::push(const rtmp::MediaMessage& message) {
    m_pendingBytes += message.payload.size();
    switch (message.kind) {
        case rtmp::MediaKind::kVideo:
            return m_demuxer.pushVideo(m_videoTime.unwrap(message.timestamp), message.payload,
                                       m_events);
        case rtmp::MediaKind::kAudio:
            return m_demuxer.pushAudio(m_audioTime.unwrap(message.timestamp), message.payload,
                                       m_events);
        case rtmp::MediaKind::kData:
            break;
    }
    return {};
}

void RtmpPublisher::flush() {
    const std::size_t bytes = std::exchange(m_pendingBytes, 0);
    if (m_events.empty()) {
        return;
    }
    if (m_stream.livesOnThisThread()) {
        m_stream.dispatch([this](stream::LiveStream& live) { live.consume(*m_link, m_events); });
        m_events.clear();
        return;
    }
    *m_bytesInFlight += bytes;
    m_stream.post([link = m_link, bytes, inFlight = m_bytesInFlight,
                   events = std::exchange(m_events, {})](stream::LiveStream& live) {
        live.consume(*link, events);
        *inFlight -= bytes;
    });
}

void RtmpPublisher::describe(std::string encoder) {
    m_stream.dispatch([link = m_link, encoder = std::move(encoder)](stream::LiveStream& live) {
        live.describe(*link, encoder);
    });
}

void RtmpPublisher::reject(std::string reason) {
    flush();
    m_stream.dispatch([link = m_link, reason = std::move(reason)](stream::LiveStream& live) {
        live.reject(*link, reason);
    });
}

bool RtmpPublisher::isWatched() const {
    return m_counters->viewerRequests.load(std::memory_order_relaxed) != m_viewerRequestsBefore ||
           m_counters->players.load(std::memory_order_relaxed) != 0;
}

void RtmpPublisher::noteViewers() {
    m_viewerRequestsBefore =
        std::exchange(m_viewerRequests, m_counters->viewerRequests.load(std::memory_order_relaxed));
}

void RtmpPublisher::end() {
    flush();
    unpublish(true);
}

void RtmpPublisher::unpublish(bool isClean) {
    if (std::exchange(m_isEnded, true)) {
        return;
    }
    m_stream.dispatch(
        [link = m_link, isClean](stream::LiveStream& live) { live.unpublish(*link, isClean); });
}

}  // namespace sigma::ingest
