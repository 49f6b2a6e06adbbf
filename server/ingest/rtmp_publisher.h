#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/container/flv_demuxer.h"
#include "core/rtmp/server_event.h"
#include "server/ingest/timestamp_unwrapper.h"
#include "server/stream/stream_registry.h"

namespace sigma::ingest {

/// What one connection publishes: FLV tags in, media events to the channel's stream.
///
/// Thread: the connection's.
class RtmpPublisher {
public:
    /// `info` is of the peer. `onDisconnect` is called, on any thread, when the stream wants this
    /// publisher gone.
    RtmpPublisher(std::uint32_t streamId, std::shared_ptr<const domain::Channel> channel,
                  stream::StreamHandle stream, stream::PublisherInfo info,
                  std::shared_ptr<const stream::ChannelCounters> counters,
                  std::function<void(std::string reason)> onDisconnect);
    /// Tells the stream that the publisher is gone, unless end() did.
    ~RtmpPublisher();
    RtmpPublisher(const RtmpPublisher&) = delete;
    RtmpPublisher& operator=(const RtmpPublisher&) = delete;

    std::uint32_t streamId() const { return m_streamId; }
    const domain::Channel& channel() const { return *m_channel; }

    /// The peer's metadata names its encoder.
    void describe(std::string encoder);
    /// Errors: kUnsupported names what can't be published; kInvalidData what is broken.
    Result<void> push(const rtmp::MediaMessage& message);
    /// Gives the stream what was pushed since the last call, in one piece.
    void flush();
    /// What push() refused, in words: the stream is told before the connection closes.
    void reject(std::string reason);
    /// The publisher said goodbye.
    void end();

    /// Bytes on their way to the stream's thread; the connection stops reading above a bound.
    std::size_t bytesInFlight() const { return m_bytesInFlight->load(); }

    /// Whether anybody has asked for what is published since the last but one call of
    /// noteViewers(): who comes is seen at once.
    bool isWatched() const;
    void noteViewers();

private:
    class Link;

    void unpublish(bool isClean);

    std::uint32_t m_streamId;
    std::shared_ptr<const domain::Channel> m_channel;
    stream::StreamHandle m_stream;
    std::shared_ptr<const stream::ChannelCounters> m_counters;
    std::shared_ptr<Link> m_link;
    container::FlvDemuxer m_demuxer;
    TimestampUnwrapper m_videoTime;
    TimestampUnwrapper m_audioTime;
    std::vector<media::MediaEvent> m_events;
    std::size_t m_pendingBytes = 0;
    std::shared_ptr<std::atomic<std::size_t>> m_bytesInFlight;
    std::uint64_t m_viewerRequests;
    std::uint64_t m_viewerRequestsBefore;
    bool m_isEnded = false;
};

}  // namespace sigma::ingest
