#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/rtmp/server_connection.h"
#include "server/stream/stream_registry.h"

namespace sigma::ingest {

/// What one connection plays: media events of a channel in, FLV tags out.
///
/// Begins with a key frame. When its peer takes less than the channel gives, it leaves out
/// everything up to the next key frame, and counts it.
/// Thread: the connection's, but for deliver(), which is the stream's.
class RtmpPlayer final : public stream::Subscriber,
                         public std::enable_shared_from_this<RtmpPlayer> {
public:
    using OnEvents = std::function<void(const std::vector<media::MediaEvent>&)>;

    /// `onEvents` is called on the stream's thread and takes the events to the connection's.
    RtmpPlayer(std::uint32_t streamId, std::size_t maxQueuedBytes,
               std::shared_ptr<stream::ChannelCounters> counters, OnEvents onEvents);

    std::uint32_t streamId() const { return m_streamId; }
    /// The session has ended, and the peer was told so.
    bool isOver() const { return m_isOver; }

    void attach(const stream::StreamHandle& stream);
    void detach();
    void setPaused(bool isPaused) { m_isPaused = isPaused; }

    void deliver(const std::vector<media::MediaEvent>& events) override { m_onEvents(events); }

    /// Writes the events to the connection; `writingBytes` are on their way to the peer already.
    void send(rtmp::ServerConnection& connection, const std::vector<media::MediaEvent>& events,
              std::size_t writingBytes);

private:
    void sendTrack(rtmp::ServerConnection& connection, const media::TrackInfo& track);
    void sendSample(rtmp::ServerConnection& connection, const media::MediaSample& sample,
                    std::size_t writingBytes);
    bool isWanted(const rtmp::ServerConnection& connection, const media::MediaSample& sample,
                  std::size_t writingBytes);
    std::uint32_t timestampOf(const media::MediaSample& sample);

    std::uint32_t m_streamId;
    std::size_t m_maxQueuedBytes;
    std::shared_ptr<stream::ChannelCounters> m_counters;
    OnEvents m_onEvents;
    std::optional<stream::StreamHandle> m_stream;
    std::array<std::shared_ptr<const media::TrackInfo>, 2> m_tracks;
    std::optional<std::int64_t> m_firstMilliseconds;
    bool m_awaitsKeyFrame = true;
    bool m_isBehind = false;  ///< the peer was too slow, and no key frame has come since
    bool m_isPaused = false;
    bool m_isOver = false;
};

}  // namespace sigma::ingest
