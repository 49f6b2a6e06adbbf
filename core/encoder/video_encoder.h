#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "core/media/video_frame.h"

namespace sigma::encoder {

enum class VideoEncoderKind { kX264, kNvenc, kQsv, kVaapi, kV4l2M2m, kVideoToolbox, kAmf };
enum class H264Profile { kBaseline, kMain, kHigh };

struct FrameRate {
    std::uint32_t numerator = 30;
    std::uint32_t denominator = 1;

    friend bool operator==(const FrameRate&, const FrameRate&) = default;
};

struct VideoEncoderSettings {
    VideoEncoderKind kind = VideoEncoderKind::kX264;
    std::uint32_t width = 1280;
    std::uint32_t height = 720;
    FrameRate frameRate;
    std::int64_t bitrate = 3'000'000;  ///< bits a second
    H264Profile profile = H264Profile::kHigh;
    std::string preset = "veryfast";  ///< x264's word; hardware encoders take their nearest
    bool isLowLatency = true;         ///< no lookahead, no B-frames
    std::chrono::milliseconds keyInterval{1000};
    std::chrono::milliseconds bufferDuration{500};  ///< of the rate control's buffer (VBV)

    friend bool operator==(const VideoEncoderSettings&, const VideoEncoderSettings&) = default;
};

/// Turns pictures into H.264. Thread: one at a time, the owner's.
class VideoEncoder {
public:
    using Samples = std::vector<std::shared_ptr<const media::MediaSample>>;

    virtual ~VideoEncoder() = default;

    /// Timescale 90,000; NAL units behind their length, parameter sets in the codecConfig. Hardware
    /// that is opened anew for a new bitrate may have another one from its next key frame on.
    virtual std::shared_ptr<const media::TrackInfo> track() const = 0;
    /// The picture is of the settings' size, in I420. `pts` in ticks of the track, greater than
    /// the one before. What is done is appended to `out`; x264 puts the picture's madeAt into the
    /// stream with it (MISB ST 0604). Errors: kInvalidArgument for a picture
    /// that is not so; kIo, after which the encoder is of no use any more.
    virtual Result<void> encode(const media::VideoFrame& frame, std::int64_t pts, bool forceKey,
                                Samples& out) = 0;
    /// Everything that is still inside.
    virtual Result<void> flush(Samples& out) = 0;
    /// Acts on the next picture. Errors: kInvalidArgument, kUnsupported.
    virtual Result<void> setBitrate(std::int64_t bitsPerSecond) = 0;
};

/// Errors: kUnsupported when this machine has no such encoder, kInvalidArgument for settings that
/// it refuses, in words.
Result<std::unique_ptr<VideoEncoder>> makeVideoEncoder(const VideoEncoderSettings& settings);

}  // namespace sigma::encoder
