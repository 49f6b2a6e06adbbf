#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "core/publish/outgoing_message.h"

namespace sigma::publish {

/// Makes RTMP messages of a programme's tracks and samples. Thread: the owner's.
class OutgoingMedia {
public:
    /// Bits a second, for the metadata.
    OutgoingMedia(std::int64_t videoBitrate, std::int64_t audioBitrate)
        : m_videoBitrate(videoBitrate), m_audioBitrate(audioBitrate) {}

    /// The header that tells of the track; its timestamp is that of the newest sample.
    OutgoingMessage take(std::shared_ptr<const media::TrackInfo> track);
    /// Nothing for a sample whose track was never told of.
    std::optional<OutgoingMessage> messageOf(const media::MediaSample& sample);
    /// What a connection begins with: metadata, then the header of each track.
    std::vector<OutgoingMessage> opening() const;

    bool hasVideo() const { return m_video != nullptr; }
    /// Null before it was told of.
    const media::TrackInfo* video() const { return m_video.get(); }

private:
    OutgoingMessage headerOf(const media::TrackInfo& track) const;
    OutgoingMessage metadata() const;

    std::shared_ptr<const media::TrackInfo> m_video;
    std::shared_ptr<const media::TrackInfo> m_audio;
    std::int64_t m_newest = 0;  ///< timestamp, milliseconds
    std::int64_t m_videoBitrate;
    std::int64_t m_audioBitrate;
};

}  // namespace sigma::publish
