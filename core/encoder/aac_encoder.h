#pragma once

#include <optional>

#include "core/encoder/audio_encoder.h"
#include "core/ffmpeg/handles.h"

namespace sigma::encoder {

/// AAC-LC by FFmpeg's own encoder.
///
/// It gives a frame once the two after it are there. What lies before the first sample given is
/// left out: only players that begin with the very first packet could have used it.
class AacEncoder final : public AudioEncoder {
public:
    static Result<std::unique_ptr<AudioEncoder>> create(const AudioEncoderSettings& settings);

    std::shared_ptr<const media::TrackInfo> track() const override { return m_track; }
    Result<void> encode(std::span<const float> samples, std::int64_t pts, Samples& out) override;

private:
    AacEncoder(ffmpeg::CodecContext context, ffmpeg::Frame frame, ffmpeg::Packet packet,
               std::shared_ptr<const media::TrackInfo> track);

    Result<void> takePackets(Samples& out);

    ffmpeg::CodecContext m_context;
    ffmpeg::Frame m_frame;
    ffmpeg::Packet m_packet;
    std::shared_ptr<const media::TrackInfo> m_track;
    std::optional<std::int64_t> m_firstPts;
};

}  // namespace sigma::encoder
