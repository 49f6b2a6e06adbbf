#pragma once

#include <optional>

#include "core/encoder/picture_cadence.h"
#include "core/encoder/video_encoder.h"

struct x264_picture_t;
struct x264_t;

namespace sigma::encoder {

/// H.264 by libx264.
///
/// IDRs come where the owner asks, and when the key interval has passed. After flush() nothing can
/// be encoded any more. Errors: kInvalidArgument for a picture that breaks the contract, which
/// leaves the encoder as it was; kIo when x264 fails.
class X264Encoder final : public VideoEncoder {
public:
    static Result<std::unique_ptr<VideoEncoder>> create(const VideoEncoderSettings& settings);

    std::shared_ptr<const media::TrackInfo> track() const override { return m_track; }
    Result<void> encode(const media::VideoFrame& frame, std::int64_t pts, bool forceKey,
                        Samples& out) override;
    Result<void> flush(Samples& out) override;
    Result<void> setBitrate(std::int64_t bitsPerSecond) override;

private:
    struct Closer {
        void operator()(x264_t* encoder) const;
    };
    using Handle = std::unique_ptr<x264_t, Closer>;

    X264Encoder(VideoEncoderSettings settings, Handle encoder,
                std::shared_ptr<const media::TrackInfo> track);

    /// One picture in (none: what is still inside), at most one out.
    Result<void> pass(x264_picture_t* picture, Samples& out);
    Result<void> applyRate();
    std::int64_t decodingTime(std::int64_t pts, std::int64_t dts);

    VideoEncoderSettings m_settings;
    Handle m_encoder;
    std::shared_ptr<const media::TrackInfo> m_track;
    PictureCadence m_cadence;
    std::uint32_t m_divisor = 1;
    std::optional<std::int64_t> m_firstPts;
    std::int64_t m_reorderDelay = 0;
};

}  // namespace sigma::encoder
