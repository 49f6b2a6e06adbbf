#pragma once

#include <vector>

#include "core/encoder/ffmpeg_encoder_plan.h"
#include "core/encoder/picture_cadence.h"
#include "core/encoder/video_encoder.h"
#include "core/ffmpeg/handles.h"

namespace sigma::encoder {

/// H.264 by an encoder of FFmpeg, which means by hardware; without B-frames.
///
/// An encoder that cannot change its bitrate while running is opened anew with the next picture,
/// an IDR. After flush() nothing can be encoded any more. Errors: as of X264Encoder.
class FfmpegVideoEncoder final : public VideoEncoder {
public:
    static Result<std::unique_ptr<VideoEncoder>> create(const VideoEncoderSettings& settings,
                                                        const FfmpegEncoderPlan& plan);

    std::shared_ptr<const media::TrackInfo> track() const override { return m_track; }
    Result<void> encode(const media::VideoFrame& frame, std::int64_t pts, bool forceKey,
                        Samples& out) override;
    Result<void> flush(Samples& out) override;
    Result<void> setBitrate(std::int64_t bitsPerSecond) override;

private:
    FfmpegVideoEncoder(VideoEncoderSettings settings, FfmpegEncoderPlan plan);

    Result<void> open();
    Result<void> openSurfaces();
    void setRate();
    /// Parameter sets of an encoder that gives them with its first picture only.
    Result<media::TrackInfo> readTrack();
    Result<void> send(const media::VideoFrame& frame, std::int64_t pts, bool isKey);
    Result<void> finish();
    Result<void> takePackets(Samples& out);

    VideoEncoderSettings m_settings;
    FfmpegEncoderPlan m_plan;
    PictureCadence m_cadence;
    ffmpeg::BufferRef m_surfaces;
    ffmpeg::CodecContext m_context;
    std::shared_ptr<const media::TrackInfo> m_track;
    std::uint32_t m_divisor = 1;
    bool m_isRateNew = false;
};

}  // namespace sigma::encoder
