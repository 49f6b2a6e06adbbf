#include "core/encoder/ffmpeg_video_encoder.h"

#include <string>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/dict.h>
#include <libavutil/hwcontext.h>
}

#include "core/codec/video_timing.h"
#include "core/encoder/access_unit.h"
#include "core/encoder/ffmpeg_picture.h"
#include "core/encoder/grey_picture.h"
#include "core/encoder/settings_check.h"
#include "core/ffmpeg/messages.h"

namespace sigma::encoder {
namespace {

constexpr int kSurfaces = 8;
constexpr std::uint8_t kBlack = 16;

Error failure(const std::string& what, int error, ErrorCode code = ErrorCode::kIo) {
    return {code, what + ": " + ffmpeg::errorText(error)};
}

void setPicture(const VideoEncoderSettings& settings, AVCodecContext& context) {
    context.width = static_cast<int>(settings.width);
    context.height = static_cast<int>(settings.height);
    context.time_base = {1, codec::kVideoTimescale};
    context.framerate = {static_cast<int>(settings.frameRate.numerator),
                         static_cast<int>(settings.frameRate.denominator)};
    context.color_range = AVCOL_RANGE_MPEG;
    context.color_primaries = AVCOL_PRI_BT709;
    context.color_trc = AVCOL_TRC_BT709;
    context.colorspace = AVCOL_SPC_BT709;
}

}  // namespace

Result<std::unique_ptr<VideoEncoder>> FfmpegVideoEncoder::create(
    const VideoEncoderSettings& settings, const FfmpegEncoderPlan& plan) {
    ffmpeg::silenceLog();
    SIGMA_TRY(checkSettings(settings));
    std::unique_ptr<FfmpegVideoEncoder> encoder(new FfmpegVideoEncoder(settings, plan));
    SIGMA_TRY(encoder->open());
    return std::unique_ptr<VideoEncoder>(std::move(encoder));
}

FfmpegVideoEncoder::FfmpegVideoEncoder(VideoEncoderSettings settings, FfmpegEncoderPlan plan)
    : m_settings(std::move(settings)),
      m_plan(std::move(plan)),
      m_cadence(m_settings.frameRate, m_settings.keyInterval) {}

Result<void> FfmpegVideoEncoder::open() {
    const AVCodec* codec = avcodec_find_encoder_by_name(m_plan.codec.c_str());
    m_context.reset(codec == nullptr ? nullptr : avcodec_alloc_context3(codec));
    if (!m_context) {
        return Error{ErrorCode::kUnsupported, "this build of FFmpeg has no " + m_plan.codec};
    }
    setPicture(m_settings, *m_context);
    m_context->pix_fmt = static_cast<AVPixelFormat>(ffmpegFormat(m_plan.memory));
    m_context->gop_size = static_cast<int>(m_cadence.keyPictures());
    m_context->max_b_frames = 0;
    m_context->flags |= AV_CODEC_FLAG_CLOSED_GOP;
    m_context->flags |= m_plan.hasGlobalHeader ? AV_CODEC_FLAG_GLOBAL_HEADER : 0;
    setRate();
    SIGMA_TRY(openSurfaces());
    AVDictionary* options = nullptr;
    for (const auto& [name, value] : m_plan.options) {
        av_dict_set(&options, name.c_str(), value.c_str(), 0);
    }
    const int error = avcodec_open2(m_context.get(), codec, &options);
    av_dict_free(&options);
    if (error < 0) {
        return failure(m_plan.codec + " does not open on this machine", error,
                       ErrorCode::kUnsupported);
    }
    if (m_track && !m_plan.hasGlobalHeader) {
        return {};
    }
    SIGMA_TRY_ASSIGN(media::TrackInfo track, readTrack());
    if (!m_track || *m_track != track) {
        m_track = std::make_shared<const media::TrackInfo>(std::move(track));
    }
    return {};
}

Result<void> FfmpegVideoEncoder::openSurfaces() {
    if (m_plan.memory != PictureMemory::kVaapiSurface) {
        return {};
    }
    AVBufferRef* device = nullptr;
    if (const int error =
            av_hwdevice_ctx_create(&device, AV_HWDEVICE_TYPE_VAAPI, nullptr, nullptr, 0);
        error < 0) {
        return failure("the graphics card does not open for VA-API", error,
                       ErrorCode::kUnsupported);
    }
    const ffmpeg::BufferRef owned(device);
    m_surfaces.reset(av_hwframe_ctx_alloc(device));
    if (!m_surfaces) {
        return Error{ErrorCode::kIo, "no memory for the pictures of the graphics card"};
    }
    auto& frames = *reinterpret_cast<AVHWFramesContext*>(m_surfaces->data);
    frames.format = AV_PIX_FMT_VAAPI;
    frames.sw_format = AV_PIX_FMT_NV12;
    frames.width = m_context->width;
    frames.height = m_context->height;
    frames.initial_pool_size = kSurfaces;
    if (const int error = av_hwframe_ctx_init(m_surfaces.get()); error < 0) {
        return failure("the graphics card has no room for pictures", error,
                       ErrorCode::kUnsupported);
    }
    m_context->hw_frames_ctx = av_buffer_ref(m_surfaces.get());
    return {};
}

void FfmpegVideoEncoder::setRate() {
    m_context->bit_rate = m_settings.bitrate * m_divisor;
    m_context->rc_max_rate = m_context->bit_rate;
    m_context->rc_buffer_size =
        static_cast<int>(m_settings.bitrate * m_settings.bufferDuration.count() / 1000);
}

Result<media::TrackInfo> FfmpegVideoEncoder::readTrack() {
    if (m_plan.hasGlobalHeader) {
        return trackOf({m_context->extradata, static_cast<std::size_t>(m_context->extradata_size)});
    }
    SIGMA_TRY(send(greyPicture(m_settings, kBlack), 0, true));
    SIGMA_TRY(finish());
    const ffmpeg::Packet packet = ffmpeg::makePacket();
    if (const int error = avcodec_receive_packet(m_context.get(), packet.get()); error < 0) {
        return failure(m_plan.codec + " gives no picture", error, ErrorCode::kUnsupported);
    }
    SIGMA_TRY_ASSIGN(media::TrackInfo track,
                     trackOf({packet->data, static_cast<std::size_t>(packet->size)}));
    // An encoder that has been flushed begins no more: another one encodes the programme.
    m_track = std::make_shared<const media::TrackInfo>(track);
    SIGMA_TRY(open());
    return track;
}

Result<void> FfmpegVideoEncoder::encode(const media::VideoFrame& frame, std::int64_t pts,
                                        bool forceKey, Samples& out) {
    SIGMA_TRY(checkPicture(m_settings, frame));
    SIGMA_TRY_ASSIGN(PictureCadence::Step step, m_cadence.advance(pts, forceKey));
    if (std::exchange(m_divisor, step.divisor) != step.divisor) {
        m_isRateNew = true;
    }
    if (std::exchange(m_isRateNew, false)) {
        if (m_plan.followsBitrate) {
            setRate();
        } else {
            SIGMA_TRY(flush(out));
            SIGMA_TRY(open());
            m_cadence.restartAt(pts);
            step.isKey = true;
        }
    }
    SIGMA_TRY(send(frame, pts, step.isKey));
    return takePackets(out);
}

Result<void> FfmpegVideoEncoder::send(const media::VideoFrame& frame, std::int64_t pts,
                                      bool isKey) {
    SIGMA_TRY_ASSIGN(const ffmpeg::Frame picture,
                     ffmpegPicture(frame, m_plan.memory, m_surfaces.get()));
    picture->pts = pts;
    picture->pict_type = isKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    if (const int error = avcodec_send_frame(m_context.get(), picture.get()); error < 0) {
        return failure(m_plan.codec + " takes no picture", error);
    }
    return {};
}

Result<void> FfmpegVideoEncoder::finish() {
    if (const int error = avcodec_send_frame(m_context.get(), nullptr);
        error < 0 && error != AVERROR_EOF) {
        return failure(m_plan.codec + " does not finish", error);
    }
    return {};
}

Result<void> FfmpegVideoEncoder::flush(Samples& out) {
    SIGMA_TRY(finish());
    return takePackets(out);
}

Result<void> FfmpegVideoEncoder::takePackets(Samples& out) {
    const ffmpeg::Packet packet = ffmpeg::makePacket();
    int error = 0;
    while ((error = avcodec_receive_packet(m_context.get(), packet.get())) >= 0) {
        AccessUnit unit = accessUnitOf({packet->data, static_cast<std::size_t>(packet->size)});
        auto sample = std::make_shared<media::MediaSample>();
        // Without B-frames pictures are decoded in the order in which they are shown.
        sample->dts = packet->pts;
        sample->isKey = unit.isKey;
        sample->payload = std::move(unit.payload);
        out.push_back(std::move(sample));
        av_packet_unref(packet.get());
    }
    if (error != AVERROR(EAGAIN) && error != AVERROR_EOF) {
        return failure(m_plan.codec + " gives no picture", error);
    }
    return {};
}

Result<void> FfmpegVideoEncoder::setBitrate(std::int64_t bitsPerSecond) {
    SIGMA_TRY(checkVideoBitrate(bitsPerSecond));
    m_isRateNew = m_isRateNew || bitsPerSecond != m_settings.bitrate;
    m_settings.bitrate = bitsPerSecond;
    return {};
}

}  // namespace sigma::encoder
