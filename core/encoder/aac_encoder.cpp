#include "core/encoder/aac_encoder.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

#include "core/codec/aac_config.h"
#include "core/encoder/settings_check.h"
#include "core/ffmpeg/messages.h"

namespace sigma::encoder {
namespace {

constexpr int kSampleRate = 48'000;
constexpr int kChannels = 2;
/// From here on FFmpeg's "fast" search is the better one, and costs less than half.
constexpr std::int64_t kFastSearchFrom = 96'000;

Error failure(const std::string& what, int error) {
    return {ErrorCode::kIo, what + ": " + ffmpeg::errorText(error)};
}

Result<ffmpeg::CodecContext> open(const AudioEncoderSettings& settings) {
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
    ffmpeg::CodecContext context(codec == nullptr ? nullptr : avcodec_alloc_context3(codec));
    if (!context) {
        return Error{ErrorCode::kUnsupported, "this build of FFmpeg has no AAC encoder"};
    }
    context->bit_rate = settings.bitrate;
    context->sample_rate = kSampleRate;
    context->sample_fmt = AV_SAMPLE_FMT_FLTP;
    context->time_base = {1, kSampleRate};
    context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&context->ch_layout, kChannels);
    const char* const search = settings.bitrate >= kFastSearchFrom ? "fast" : "twoloop";
    av_opt_set(context->priv_data, "aac_coder", search, 0);
    if (const int error = avcodec_open2(context.get(), codec, nullptr); error < 0) {
        return failure("the AAC encoder does not open", error);
    }
    return context;
}

Result<ffmpeg::Frame> makeFrame(const AVCodecContext& context) {
    ffmpeg::Frame frame = ffmpeg::makeFrame();
    frame->format = context.sample_fmt;
    frame->sample_rate = context.sample_rate;
    frame->nb_samples = context.frame_size;
    av_channel_layout_copy(&frame->ch_layout, &context.ch_layout);
    if (const int error = av_frame_get_buffer(frame.get(), 0); error < 0) {
        return failure("no memory for the sound to encode", error);
    }
    return frame;
}

/// One value that is no number would cost the whole frame.
float sane(float sample) {
    return std::isfinite(sample) ? std::clamp(sample, -1.0F, 1.0F) : 0.0F;
}

void splitChannels(std::span<const float> interleaved, AVFrame& frame) {
    auto* left = reinterpret_cast<float*>(frame.data[0]);
    auto* right = reinterpret_cast<float*>(frame.data[1]);
    for (std::size_t i = 0; i != AudioEncoder::kSamplesPerFrame; ++i) {
        left[i] = sane(interleaved[2 * i]);
        right[i] = sane(interleaved[2 * i + 1]);
    }
}

std::shared_ptr<const media::MediaSample> sampleOf(const AVPacket& packet) {
    auto sample = std::make_shared<media::MediaSample>();
    sample->track = media::TrackKind::kAudio;
    sample->dts = packet.pts;
    sample->duration = AudioEncoder::kSamplesPerFrame;
    sample->isKey = true;
    sample->payload = SharedBuffer::copyOf({packet.data, static_cast<std::size_t>(packet.size)});
    return sample;
}

}  // namespace

Result<std::unique_ptr<AudioEncoder>> AacEncoder::create(const AudioEncoderSettings& settings) {
    ffmpeg::silenceLog();
    SIGMA_TRY(checkSettings(settings));
    SIGMA_TRY_ASSIGN(ffmpeg::CodecContext context, open(settings));
    SIGMA_TRY_ASSIGN(ffmpeg::Frame frame, makeFrame(*context));
    SIGMA_TRY_ASSIGN(media::TrackInfo track,
                     codec::describeAac(SharedBuffer::copyOf(
                         {context->extradata, static_cast<std::size_t>(context->extradata_size)})));
    return std::unique_ptr<AudioEncoder>(
        new AacEncoder(std::move(context), std::move(frame), ffmpeg::makePacket(),
                       std::make_shared<const media::TrackInfo>(std::move(track))));
}

AacEncoder::AacEncoder(ffmpeg::CodecContext context, ffmpeg::Frame frame, ffmpeg::Packet packet,
                       std::shared_ptr<const media::TrackInfo> track)
    : m_context(std::move(context)),
      m_frame(std::move(frame)),
      m_packet(std::move(packet)),
      m_track(std::move(track)) {}

Result<void> AacEncoder::encode(std::span<const float> samples, std::int64_t pts, Samples& out) {
    if (samples.size() != kSamplesPerFrame * kChannels) {
        return Error{ErrorCode::kInvalidArgument,
                     "the AAC encoder takes 2048 values at a time, and was given " +
                         std::to_string(samples.size())};
    }
    if (!m_firstPts) {
        m_firstPts = pts;
    }
    if (const int error = av_frame_make_writable(m_frame.get()); error < 0) {
        return failure("no memory for the sound to encode", error);
    }
    splitChannels(samples, *m_frame);
    m_frame->pts = pts;
    if (const int error = avcodec_send_frame(m_context.get(), m_frame.get()); error < 0) {
        return failure("the AAC encoder refuses a frame", error);
    }
    return takePackets(out);
}

Result<void> AacEncoder::takePackets(Samples& out) {
    int error = 0;
    while ((error = avcodec_receive_packet(m_context.get(), m_packet.get())) >= 0) {
        if (m_packet->pts >= *m_firstPts) {
            out.push_back(sampleOf(*m_packet));
        }
        av_packet_unref(m_packet.get());
    }
    if (error != AVERROR(EAGAIN)) {
        return failure("the AAC encoder gives no packet", error);
    }
    return {};
}

}  // namespace sigma::encoder
