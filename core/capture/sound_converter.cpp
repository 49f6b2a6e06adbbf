#include "core/capture/sound_converter.h"

#include <array>

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
}

namespace sigma::capture {
namespace {

constexpr int kMostSamples = 1 << 20;  ///< of one block of a file, of each channel
constexpr int kMostChannels = 64;

}  // namespace

void SoundConverter::ContextFree::operator()(SwrContext* context) const {
    swr_free(&context);
}

SoundConverter::SoundConverter() = default;
SoundConverter::~SoundConverter() = default;

Result<std::vector<float>> SoundConverter::convert(const AVFrame& sound) {
    if (sound.nb_samples <= 0 || sound.nb_samples > kMostSamples) {
        return Error{ErrorCode::kInvalidData,
                     "a block of sound has " + std::to_string(sound.nb_samples) + " samples"};
    }
    SIGMA_TRY(prepareFor(sound));
    const int most = swr_get_out_samples(m_context.get(), sound.nb_samples);
    if (most < 0) {
        return Error{ErrorCode::kInvalidData, "the sound cannot be resampled"};
    }
    std::vector<float> samples(static_cast<std::size_t>(most) * 2);
    std::array<std::uint8_t*, 1> out = {reinterpret_cast<std::uint8_t*>(samples.data())};
    const int made =
        swr_convert(m_context.get(), out.data(), most,
                    const_cast<const std::uint8_t**>(sound.extended_data), sound.nb_samples);
    if (made < 0) {
        return Error{ErrorCode::kInvalidData, "the sound cannot be resampled"};
    }
    samples.resize(static_cast<std::size_t>(made) * 2);
    return samples;
}

void SoundConverter::reset() {
    m_context.reset();
    m_format = {};
}

Result<void> SoundConverter::prepareFor(const AVFrame& sound) {
    const int channels = sound.ch_layout.nb_channels;
    const Format format = {
        sound.sample_rate, sound.format, channels,
        sound.ch_layout.order == AV_CHANNEL_ORDER_NATIVE ? sound.ch_layout.u.mask : 0};
    if (m_context != nullptr && format == m_format) {
        return {};
    }
    if (channels <= 0 || channels > kMostChannels || sound.sample_rate <= 0) {
        return Error{ErrorCode::kUnsupported,
                     "sound of " + std::to_string(channels) + " channels cannot be played"};
    }
    AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
    AVChannelLayout in{};
    if (format.layout != 0) {
        av_channel_layout_copy(&in, &sound.ch_layout);
    } else {
        av_channel_layout_default(&in, channels);
    }
    SwrContext* context = nullptr;
    const int result = swr_alloc_set_opts2(&context, &stereo, AV_SAMPLE_FMT_FLT, kSampleRate, &in,
                                           static_cast<AVSampleFormat>(sound.format),
                                           sound.sample_rate, 0, nullptr);
    m_context.reset(context);
    av_channel_layout_uninit(&in);
    if (result < 0 || swr_init(context) < 0) {
        m_context.reset();
        return Error{ErrorCode::kUnsupported, "sound of this format cannot be played"};
    }
    m_format = format;
    return {};
}

}  // namespace sigma::capture
