#include "tests/core/recording/recorded_programme.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/encoder/audio_encoder.h"
#include "core/encoder/video_encoder.h"
#include "tests/support/moving_picture.h"

namespace sigma::test {
namespace {

using Samples = std::vector<std::shared_ptr<const media::MediaSample>>;

double secondsOf(const media::MediaSample& sample) {
    const double scale = sample.track == media::TrackKind::kVideo ? 90'000 : 48'000;
    return static_cast<double>(sample.dts) / scale;
}

}  // namespace

std::vector<media::MediaEvent> encodeProgramme(std::uint32_t pictures) {
    encoder::VideoEncoderSettings settings;
    settings.width = 160;
    settings.height = 90;
    settings.bitrate = 400'000;
    settings.keyInterval = std::chrono::milliseconds(500);
    const auto video = encoder::makeVideoEncoder(settings);
    const auto audio = encoder::makeAudioEncoder({});
    Samples samples;
    for (std::uint32_t number = 0; number != pictures; ++number) {
        const auto frame = movingPicture(160, 90, number);
        EXPECT_TRUE((*video)->encode(frame, 3000 * number, false, samples).has_value());
    }
    const std::vector<float> silence(2 * encoder::AudioEncoder::kSamplesPerFrame);
    for (std::int64_t pts = 0; pts < std::int64_t{1600} * pictures; pts += 1024) {
        EXPECT_TRUE((*audio)->encode(silence, pts, samples).has_value());
    }
    std::ranges::stable_sort(samples, {}, [](const auto& each) { return secondsOf(*each); });
    std::vector<media::MediaEvent> events = {(*video)->track(), (*audio)->track()};
    events.insert(events.end(), samples.begin(), samples.end());
    return events;
}

}  // namespace sigma::test
