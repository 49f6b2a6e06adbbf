#include "core/decoder/coded_packet.h"

#include <algorithm>
#include <limits>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include "core/ffmpeg/codec_config.h"
#include "core/ffmpeg/messages.h"

namespace sigma::decoder {
namespace {

constexpr std::int64_t kMostPixels = std::int64_t{8192} * 8192;
constexpr std::size_t kLargestSample = std::size_t{64} << 20;

Error failure(const std::string& what, int error) {
    return {ErrorCode::kInvalidData, what + ": " + ffmpeg::errorText(error)};
}

bool setConfig(AVCodecContext& context, ByteSpan config) {
    context.extradata = ffmpeg::copyConfig(config);
    if (context.extradata == nullptr) {
        return false;
    }
    context.extradata_size = static_cast<int>(config.size());
    return true;
}

}  // namespace

Result<ffmpeg::CodecContext> openDecoder(const media::TrackInfo& track) {
    ffmpeg::silenceLog();
    const std::string name(media::toString(track.codec));
    const AVCodec* codec =
        avcodec_find_decoder(static_cast<AVCodecID>(ffmpeg::codecIdOf(track.codec)));
    ffmpeg::CodecContext context(codec == nullptr ? nullptr : avcodec_alloc_context3(codec));
    if (!context) {
        return Error{ErrorCode::kUnsupported, "this build of FFmpeg does not decode " + name};
    }
    if (track.codecConfig.size() > kLargestSample ||
        !setConfig(*context, track.codecConfig.view())) {
        return Error{ErrorCode::kLimitExceeded, "no memory for the configuration of " + name};
    }
    context->pkt_timebase = {1, static_cast<int>(std::max(1U, track.timescale))};
    context->max_pixels = kMostPixels;
    // Threads by frames would hold each picture back for as long as there are threads.
    context->thread_type = FF_THREAD_SLICE;
    if (const int error = avcodec_open2(context.get(), codec, nullptr); error < 0) {
        return failure("the decoder of " + name + " does not open", error);
    }
    return context;
}

Result<ffmpeg::Packet> packetOf(const media::MediaSample& sample) {
    ffmpeg::Packet packet = ffmpeg::makePacket();
    if (sample.payload.size() > kLargestSample ||
        av_new_packet(packet.get(), static_cast<int>(sample.payload.size())) < 0) {
        return Error{
            ErrorCode::kLimitExceeded,
            "no memory for a sample of " + std::to_string(sample.payload.size()) + " bytes"};
    }
    std::ranges::copy(sample.payload.view(), packet->data);
    packet->dts = sample.dts;
    packet->pts = sample.dts + sample.ctsOffset;
    packet->flags = sample.isKey ? AV_PKT_FLAG_KEY : 0;
    return packet;
}

Result<void> sendPacket(AVCodecContext& context, const AVPacket* packet) {
    if (const int error = avcodec_send_packet(&context, packet); error < 0) {
        return failure("the decoder refuses a sample", error);
    }
    return {};
}

Result<bool> receiveFrame(AVCodecContext& context, AVFrame& frame) {
    const int error = avcodec_receive_frame(&context, &frame);
    if (error == AVERROR(EAGAIN) || error == AVERROR_EOF) {
        return false;
    }
    if (error < 0) {
        return failure("a sample cannot be decoded", error);
    }
    return true;
}

}  // namespace sigma::decoder
