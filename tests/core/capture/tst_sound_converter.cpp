#include <cstring>

#include <gtest/gtest.h>

#include "core/capture/sound_converter.h"

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/frame.h>
#include <libavutil/samplefmt.h>
}

namespace sigma::capture {
namespace {

std::shared_ptr<AVFrame> silence(int sampleRate, int channels, int samples) {
    std::shared_ptr<AVFrame> sound(av_frame_alloc(), [](AVFrame* frame) { av_frame_free(&frame); });
    sound->format = AV_SAMPLE_FMT_FLT;
    sound->sample_rate = sampleRate;
    sound->nb_samples = samples;
    av_channel_layout_default(&sound->ch_layout, channels);
    EXPECT_EQ(av_frame_get_buffer(sound.get(), 0), 0);
    std::memset(sound->data[0], 0, static_cast<std::size_t>(samples * channels) * sizeof(float));
    return sound;
}

TEST(SoundConverter, MakesStereoOfMono) {
    SoundConverter converter;
    const auto mono = silence(48'000, 1, 480);
    reinterpret_cast<float*>(mono->data[0])[100] = 0.5F;
    const auto samples = converter.convert(*mono).value();
    ASSERT_EQ(samples.size(), 960U);
    EXPECT_EQ(samples[200], samples[201]);
    EXPECT_GT(samples[200], 0.3F);
}

TEST(SoundConverter, FollowsAChangeOfFormat) {
    SoundConverter converter;
    EXPECT_EQ(converter.convert(*silence(48'000, 2, 480)).value().size(), 960U);
    std::size_t samples = 0;
    for (int block = 0; block != 100; ++block) {
        samples += converter.convert(*silence(24'000, 6, 240)).value().size() / 2;
    }
    EXPECT_GT(samples, 47'000U);
    EXPECT_LE(samples, 48'000U);
}

TEST(SoundConverter, RefusesWhatIsNoSound) {
    SoundConverter converter;
    AVFrame sound{};
    EXPECT_EQ(converter.convert(sound).error().code, ErrorCode::kInvalidData);
    sound.nb_samples = 10;
    EXPECT_EQ(converter.convert(sound).error().code, ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace sigma::capture
