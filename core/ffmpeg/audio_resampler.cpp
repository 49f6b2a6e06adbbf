#include "core/ffmpeg/audio_resampler.h"

#include <cmath>
#include <string>

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

namespace sigma::ffmpeg {
namespace {

constexpr std::uint32_t kLowestRate = 8'000;
constexpr std::uint32_t kHighestRate = 192'000;
constexpr std::uint32_t kMostChannels = 8;
/// Frames that a compensation is spread over: steps of 0.5 ppm.
constexpr int kCompensationDistance = 2'000'000;

SwrContext* contextOf(void* context) {
    return static_cast<SwrContext*>(context);
}

}  // namespace

void AudioResampler::Free::operator()(void* context) const {
    SwrContext* swr = contextOf(context);
    swr_free(&swr);
}

Result<AudioResampler> AudioResampler::create(std::uint32_t sampleRate, std::uint32_t channels) {
    if (sampleRate < kLowestRate || sampleRate > kHighestRate || channels == 0 ||
        channels > kMostChannels) {
        return Error{ErrorCode::kUnsupported, "sound of " + std::to_string(channels) +
                                                  " channels at " + std::to_string(sampleRate) +
                                                  " Hz can't be mixed"};
    }
    AVChannelLayout from;
    av_channel_layout_default(&from, static_cast<int>(channels));
    AVChannelLayout to;
    av_channel_layout_default(&to, 2);
    SwrContext* swr = nullptr;
    swr_alloc_set_opts2(&swr, &to, AV_SAMPLE_FMT_FLT, static_cast<int>(kRate), &from,
                        AV_SAMPLE_FMT_FLT, static_cast<int>(sampleRate), 0, nullptr);
    AudioResampler resampler(sampleRate, channels, swr);
    // The speed can't be changed without a filter, which equal rates would go without.
    if (swr == nullptr || av_opt_set_int(swr, "flags", SWR_FLAG_RESAMPLE, 0) < 0 ||
        av_opt_set_int(swr, "linear_interp", 1, 0) < 0 ||
        av_opt_set_int(swr, "exact_rational", 0, 0) < 0 || swr_init(swr) < 0) {
        return Error{ErrorCode::kUnsupported, "libswresample does not convert sound of " +
                                                  std::to_string(channels) + " channels at " +
                                                  std::to_string(sampleRate) + " Hz"};
    }
    return resampler;
}

void AudioResampler::setSpeedUp(double share) {
    const int samples = static_cast<int>(std::lround(-share * kCompensationDistance));
    swr_set_compensation(contextOf(m_context.get()), samples, kCompensationDistance);
}

std::span<const float> AudioResampler::convert(std::span<const float> samples) {
    SwrContext* const swr = contextOf(m_context.get());
    const int frames = static_cast<int>(samples.size() / m_channels);
    const int most = swr_get_out_samples(swr, frames);
    if (most <= 0) {
        return {};
    }
    m_output.resize(2 * static_cast<std::size_t>(most));
    const auto* from = reinterpret_cast<const std::uint8_t*>(samples.data());
    auto* to = reinterpret_cast<std::uint8_t*>(m_output.data());
    const int written = swr_convert(swr, &to, most, &from, frames);
    return {m_output.data(), 2 * static_cast<std::size_t>(written < 0 ? 0 : written)};
}

}  // namespace sigma::ffmpeg
