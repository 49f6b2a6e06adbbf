#include "core/encoder/x264_encoder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>

extern "C" {
#include <x264.h>
}

#include "core/codec/h264_config.h"
#include "core/codec/precision_time.h"
#include "core/encoder/settings_check.h"
#include "core/encoder/x264_parameters.h"

namespace sigma::encoder {
namespace {

constexpr std::size_t kNalLengthSize = 4;

std::shared_ptr<const media::MediaSample> sampleOf(const x264_nal_t& first, int size,
                                                   const x264_picture_t& picture,
                                                   std::int64_t dts) {
    auto sample = std::make_shared<media::MediaSample>();
    sample->track = media::TrackKind::kVideo;
    sample->dts = dts;
    sample->ctsOffset = static_cast<std::int32_t>(picture.i_pts - dts);
    sample->isKey = picture.i_type == X264_TYPE_IDR;
    // x264 lays the NAL units of one picture one behind the other.
    sample->payload = SharedBuffer::copyOf({first.p_payload, static_cast<std::size_t>(size)});
    return sample;
}

Result<std::shared_ptr<const media::TrackInfo>> readTrack(x264_t& encoder) {
    x264_nal_t* nals = nullptr;
    int count = 0;
    if (x264_encoder_headers(&encoder, &nals, &count) < 0) {
        return Error{ErrorCode::kIo, "x264 gives no parameter sets"};
    }
    ByteSpan sps;
    ByteSpan pps;
    for (const x264_nal_t& nal : std::span(nals, static_cast<std::size_t>(count))) {
        const ByteSpan bytes(nal.p_payload, static_cast<std::size_t>(nal.i_payload));
        if (nal.i_type == NAL_SPS) {
            sps = bytes.subspan(kNalLengthSize);
        } else if (nal.i_type == NAL_PPS) {
            pps = bytes.subspan(kNalLengthSize);
        }
    }
    SIGMA_TRY_ASSIGN(const SharedBuffer config, codec::writeH264Config(sps, pps));
    SIGMA_TRY_ASSIGN(media::TrackInfo track, codec::describeH264(config));
    return std::make_shared<const media::TrackInfo>(std::move(track));
}

void fillPicture(const media::VideoFrame& frame, std::int64_t pts, bool isKey,
                 x264_picture_t& picture) {
    x264_picture_init(&picture);
    picture.i_type = isKey ? X264_TYPE_IDR : X264_TYPE_AUTO;
    picture.i_pts = pts;
    picture.img.i_csp = X264_CSP_I420;
    picture.img.i_plane = static_cast<int>(frame.planes.size());
    for (std::size_t plane = 0; plane != frame.planes.size(); ++plane) {
        // x264 copies the pixels and writes none; its type is older than const.
        picture.img.plane[plane] = const_cast<std::uint8_t*>(frame.planes[plane].data);
        picture.img.i_stride[plane] = static_cast<int>(frame.planes[plane].stride);
    }
}

/// x264 keeps the message until the picture is encoded, and frees it by itself.
void addTime(WallTime madeAt, x264_picture_t& picture) {
    constexpr int kUserDataUnregistered = 5;
    const auto data = codec::writePrecisionTime(
        std::chrono::duration_cast<std::chrono::microseconds>(madeAt.time_since_epoch()));
    auto* const message = static_cast<x264_sei_payload_t*>(std::malloc(sizeof(x264_sei_payload_t)));
    auto* const bytes = static_cast<std::uint8_t*>(std::malloc(data.size()));
    if (message == nullptr || bytes == nullptr) {
        std::free(message);
        std::free(bytes);
        return;
    }
    std::ranges::copy(data, bytes);
    *message = {static_cast<int>(data.size()), kUserDataUnregistered, bytes};
    picture.extra_sei = {1, message, std::free};
}

}  // namespace

void X264Encoder::Closer::operator()(x264_t* encoder) const {
    x264_encoder_close(encoder);
}

Result<std::unique_ptr<VideoEncoder>> X264Encoder::create(const VideoEncoderSettings& settings) {
    SIGMA_TRY(checkSettings(settings));
    x264_param_t parameters;
    SIGMA_TRY(fillX264Parameters(settings, parameters));
    Handle encoder(x264_encoder_open(&parameters));
    if (!encoder) {
        return Error{ErrorCode::kInvalidArgument,
                     "x264 does not open for " + std::to_string(settings.width) + "x" +
                         std::to_string(settings.height) + " with the preset " + settings.preset};
    }
    SIGMA_TRY_ASSIGN(auto track, readTrack(*encoder));
    return std::unique_ptr<VideoEncoder>(
        new X264Encoder(settings, std::move(encoder), std::move(track)));
}

X264Encoder::X264Encoder(VideoEncoderSettings settings, Handle encoder,
                         std::shared_ptr<const media::TrackInfo> track)
    : m_settings(std::move(settings)),
      m_encoder(std::move(encoder)),
      m_track(std::move(track)),
      m_cadence(m_settings.frameRate, m_settings.keyInterval) {}

Result<void> X264Encoder::encode(const media::VideoFrame& frame, std::int64_t pts, bool forceKey,
                                 Samples& out) {
    SIGMA_TRY(checkPicture(m_settings, frame));
    SIGMA_TRY_ASSIGN(const PictureCadence::Step step, m_cadence.advance(pts, forceKey));
    if (std::exchange(m_divisor, step.divisor) != step.divisor) {
        SIGMA_TRY(applyRate());
    }
    x264_picture_t picture;
    fillPicture(frame, pts, step.isKey, picture);
    if (frame.madeAt) {
        addTime(*frame.madeAt, picture);
    }
    return pass(&picture, out);
}

Result<void> X264Encoder::flush(Samples& out) {
    while (x264_encoder_delayed_frames(m_encoder.get()) > 0) {
        SIGMA_TRY(pass(nullptr, out));
    }
    return {};
}

Result<void> X264Encoder::pass(x264_picture_t* picture, Samples& out) {
    x264_nal_t* nals = nullptr;
    int count = 0;
    x264_picture_t done;
    const int size = x264_encoder_encode(m_encoder.get(), &nals, &count, picture, &done);
    if (size < 0) {
        return Error{ErrorCode::kIo, "x264 could not encode a picture"};
    }
    if (size > 0) {
        out.push_back(sampleOf(*nals, size, done, decodingTime(done.i_pts, done.i_dts)));
    }
    return {};
}

Result<void> X264Encoder::setBitrate(std::int64_t bitsPerSecond) {
    SIGMA_TRY(checkVideoBitrate(bitsPerSecond));
    m_settings.bitrate = bitsPerSecond;
    return applyRate();
}

Result<void> X264Encoder::applyRate() {
    x264_param_t parameters;
    x264_encoder_parameters(m_encoder.get(), &parameters);
    setX264Rate(m_settings.bitrate, m_divisor, m_settings.bufferDuration, parameters);
    if (x264_encoder_reconfig(m_encoder.get(), &parameters) < 0) {
        return Error{
            ErrorCode::kUnsupported,
            "x264 refuses to go on with " + std::to_string(m_settings.bitrate) + " bits a second"};
    }
    return {};
}

std::int64_t X264Encoder::decodingTime(std::int64_t pts, std::int64_t dts) {
    if (!m_firstPts) {
        m_firstPts = pts;
        m_reorderDelay = pts - dts;
    }
    // With B-frames x264 lets decoding begin before the first picture's time, which may be 0. The
    // decoding times up to the second picture's are squeezed into the first one's duration.
    const std::int64_t duration = m_cadence.pictureDuration();
    const std::int64_t sinceFirst = dts - *m_firstPts;
    if (m_reorderDelay == 0 || sinceFirst >= duration) {
        return dts;
    }
    return *m_firstPts + (sinceFirst + m_reorderDelay) * duration / (duration + m_reorderDelay);
}

}  // namespace sigma::encoder
