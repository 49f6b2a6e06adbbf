#include "core/decoder/audio_decoder.h"

#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include "core/decoder/coded_packet.h"

namespace sigma::decoder {
namespace {

Result<DecodedAudio> audioOf(const AVFrame& frame) {
    if (frame.format != AV_SAMPLE_FMT_FLTP) {
        return Error{ErrorCode::kUnsupported, "the sound is not decoded to planes of floats"};
    }
    const auto channels = static_cast<std::size_t>(frame.ch_layout.nb_channels);
    const auto count = static_cast<std::size_t>(frame.nb_samples);
    DecodedAudio audio;
    audio.pts = frame.pts;
    audio.block.sampleRate = static_cast<std::uint32_t>(frame.sample_rate);
    audio.block.channels = static_cast<std::uint32_t>(channels);
    audio.block.samples.resize(channels * count);
    for (std::size_t channel = 0; channel != channels; ++channel) {
        const auto* plane = reinterpret_cast<const float*>(frame.extended_data[channel]);
        for (std::size_t i = 0; i != count; ++i) {
            audio.block.samples[i * channels + channel] = plane[i];
        }
    }
    return audio;
}

}  // namespace

Result<std::unique_ptr<AudioDecoder>> AudioDecoder::create(const media::TrackInfo& track) {
    if (track.kind != media::TrackKind::kAudio) {
        return Error{ErrorCode::kInvalidArgument, "a decoder of sound was given a track of video"};
    }
    SIGMA_TRY_ASSIGN(ffmpeg::CodecContext context, openDecoder(track));
    return std::unique_ptr<AudioDecoder>(new AudioDecoder(std::move(context), ffmpeg::makeFrame()));
}

Result<void> AudioDecoder::decode(const media::MediaSample& sample, Blocks& out) {
    SIGMA_TRY_ASSIGN(const ffmpeg::Packet packet, packetOf(sample));
    SIGMA_TRY(sendPacket(*m_context, packet.get()));
    while (true) {
        SIGMA_TRY_ASSIGN(const bool isThere, receiveFrame(*m_context, *m_frame));
        if (!isThere) {
            return {};
        }
        SIGMA_TRY_ASSIGN(DecodedAudio audio, audioOf(*m_frame));
        out.push_back(std::move(audio));
    }
}

}  // namespace sigma::decoder
