#include "server/ingest/rtmp_player.h"

#include <algorithm>

#include "core/container/flv_muxer.h"

namespace sigma::ingest {

RtmpPlayer::RtmpPlayer(std::uint32_t streamId, std::size_t maxQueuedBytes,
                       std::shared_ptr<stream::ChannelCounters> counters, OnEvents onEvents)
    : m_streamId(streamId),
      m_maxQueuedBytes(maxQueuedBytes),
      m_counters(std::move(counters)),
      m_onEvents(std::move(onEvents)) {}

void RtmpPlayer::attach(const stream::StreamHandle& stream) {
    m_stream = stream;
    stream.post([self = shared_from_this()](stream::LiveStream& live) { live.subscribe(self); });
}

void RtmpPlayer::detach() {
    if (m_stream) {
        m_stream->post(
            [self = shared_from_this()](stream::LiveStream& live) { live.unsubscribe(*self); });
        m_stream.reset();
    }
}

void RtmpPlayer::send(rtmp::ServerConnection& connection,
                      const std::vector<media::MediaEvent>& events, std::size_t writingBytes) {
    for (const media::MediaEvent& event : events) {
        if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
            m_tracks[static_cast<std::size_t>((*track)->kind)] = *track;
            sendTrack(connection, **track);
        } else if (const auto* sample =
                       std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
            sendSample(connection, **sample, writingBytes);
        } else if (std::holds_alternative<media::EndOfStream>(event)) {
            connection.endPlay(m_streamId);
            m_isOver = true;
        }
    }
}

void RtmpPlayer::sendTrack(rtmp::ServerConnection& connection, const media::TrackInfo& track) {
    const container::FlvTagBody body = container::flvSequenceHeader(track);
    if (track.kind == media::TrackKind::kVideo) {
        connection.sendVideo(m_streamId, 0, body.header, body.payload);
        m_awaitsKeyFrame = true;
    } else {
        connection.sendAudio(m_streamId, 0, body.header, body.payload);
    }
}

void RtmpPlayer::sendSample(rtmp::ServerConnection& connection, const media::MediaSample& sample,
                            std::size_t writingBytes) {
    if (!isWanted(connection, sample, writingBytes)) {
        return;
    }
    const auto& track = m_tracks[static_cast<std::size_t>(sample.track)];
    const container::FlvTagBody body = container::flvFrame(*track, sample);
    const std::uint32_t timestamp = timestampOf(sample);
    if (sample.track == media::TrackKind::kVideo) {
        connection.sendVideo(m_streamId, timestamp, body.header, body.payload);
    } else {
        connection.sendAudio(m_streamId, timestamp, body.header, body.payload);
    }
}

bool RtmpPlayer::isWanted(const rtmp::ServerConnection& connection,
                          const media::MediaSample& sample, std::size_t writingBytes) {
    const bool hasVideo = m_tracks[static_cast<std::size_t>(media::TrackKind::kVideo)] != nullptr;
    const bool canBegin = sample.isKey && (sample.track == media::TrackKind::kVideo || !hasVideo);
    const bool isFull = connection.pendingOutputBytes() + writingBytes > m_maxQueuedBytes;
    m_isBehind = !m_isPaused && (isFull || (m_isBehind && !canBegin));
    if (m_isPaused || isFull || (m_awaitsKeyFrame && !canBegin)) {
        m_counters->playerDrops += m_isBehind ? 1 : 0;
        m_awaitsKeyFrame = true;
        return false;
    }
    m_awaitsKeyFrame = false;
    return true;
}

/// Milliseconds since the first sample that this player got.
std::uint32_t RtmpPlayer::timestampOf(const media::MediaSample& sample) {
    const auto& track = m_tracks[static_cast<std::size_t>(sample.track)];
    const std::int64_t milliseconds = container::flvTimestamp(*track, sample);
    if (!m_firstMilliseconds) {
        m_firstMilliseconds = milliseconds;
    }
    return static_cast<std::uint32_t>(
        std::max<std::int64_t>(milliseconds - *m_firstMilliseconds, 0));
}

}  // namespace sigma::ingest
