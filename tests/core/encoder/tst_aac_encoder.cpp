#include <cmath>
#include <limits>
#include <numbers>

#include <gtest/gtest.h>

#include "core/encoder/aac_encoder.h"

namespace sigma::encoder {
namespace {

constexpr std::int64_t kFrame = 1024;

std::vector<float> tone(std::int64_t firstSample) {
    std::vector<float> samples;
    for (std::int64_t i = firstSample; i != firstSample + kFrame; ++i) {
        const double angle = 2 * std::numbers::pi * 440 * static_cast<double>(i) / 48'000;
        samples.insert(samples.end(), 2, static_cast<float>(0.5 * std::sin(angle)));
    }
    return samples;
}

AudioEncoder::Samples encodeTone(AudioEncoder& encoder, std::int64_t firstPts, int frames) {
    AudioEncoder::Samples out;
    for (std::int64_t pts = firstPts; pts != firstPts + frames * kFrame; pts += kFrame) {
        EXPECT_TRUE(encoder.encode(tone(pts), pts, out).has_value());
    }
    return out;
}

TEST(AacEncoder, DescribesItsTrack) {
    const auto encoder = AacEncoder::create({}).value();
    const auto track = encoder->track();
    EXPECT_EQ(track->kind, media::TrackKind::kAudio);
    EXPECT_EQ(track->codecString, "mp4a.40.2");
    EXPECT_EQ(track->timescale, 48'000U);
    EXPECT_EQ(track->audio, (media::AudioFormat{48'000, 2, 1024}));
}

TEST(AacEncoder, TakesItsOwnDelayOffTheTimes) {
    for (const std::int64_t first : {std::int64_t{0}, 1000 * kFrame + 17}) {
        const auto encoder = AacEncoder::create({}).value();
        const auto samples = encodeTone(*encoder, first, 10);
        ASSERT_GE(samples.size(), 8U);
        for (std::size_t i = 0; i != samples.size(); ++i) {
            EXPECT_EQ(samples[i]->dts, first + static_cast<std::int64_t>(i) * kFrame);
            EXPECT_EQ(samples[i]->ctsOffset, 0);
            EXPECT_EQ(samples[i]->duration, 1024U);
            EXPECT_TRUE(samples[i]->isKey);
        }
    }
}

TEST(AacEncoder, KeepsToTheBitrate) {
    const auto encoder = AacEncoder::create({128'000}).value();
    std::size_t bytes = 0;
    for (const auto& sample : encodeTone(*encoder, 0, 94)) {
        bytes += sample->payload.size();
    }
    EXPECT_LT(bytes * 8, 140'000U * 2);
    EXPECT_GT(bytes, 94U);
}

TEST(AacEncoder, OutlivesValuesThatAreNoNumbers) {
    const auto encoder = AacEncoder::create({}).value();
    auto samples = tone(0);
    samples[10] = std::numeric_limits<float>::quiet_NaN();
    samples[11] = std::numeric_limits<float>::infinity();
    samples[12] = 1e30F;
    AudioEncoder::Samples out;
    for (std::int64_t frame = 0; frame != 4; ++frame) {
        ASSERT_TRUE(encoder->encode(samples, frame * kFrame, out).has_value());
    }
    EXPECT_EQ(out.size(), 2U);
}

TEST(AacEncoder, RefusesAnotherNumberOfSamples) {
    const auto encoder = AacEncoder::create({}).value();
    AudioEncoder::Samples out;
    const auto encoded = encoder->encode(std::vector<float>(100), 0, out);
    ASSERT_TRUE(encoded.has_error());
    EXPECT_EQ(encoded.error().context,
              "the AAC encoder takes 2048 values at a time, and was given 100");
    EXPECT_EQ(encodeTone(*encoder, 0, 3).size(), 1U);
}

}  // namespace
}  // namespace sigma::encoder
