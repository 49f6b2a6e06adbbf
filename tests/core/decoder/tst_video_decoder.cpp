#include <cmath>

#include <gtest/gtest.h>

#include "core/decoder/video_decoder.h"
#include "tests/core/encoder/encoder_run.h"
#include "tests/support/sample_factory.h"

namespace sigma::decoder {
namespace {

using encoder::VideoEncoder;
using encoder::VideoEncoderSettings;

/// Peak signal-to-noise ratio of the luma, in dB.
double psnr(const media::VideoFrame& a, const media::VideoFrame& b) {
    double squares = 0;
    for (std::size_t y = 0; y != a.height; ++y) {
        for (std::size_t x = 0; x != a.width; ++x) {
            const int difference = a.planes[0].data[y * a.planes[0].stride + x] -
                                   b.planes[0].data[y * b.planes[0].stride + x];
            squares += difference * difference;
        }
    }
    const double mean = squares / (static_cast<double>(a.width) * a.height);
    return 10 * std::log10(255.0 * 255.0 / std::max(mean, 1e-9));
}

VideoEncoderSettings generousSettings() {
    VideoEncoderSettings settings = encoder::smallSettings();
    settings.bitrate = 3'000'000;
    return settings;
}

struct Coded {
    std::shared_ptr<const media::TrackInfo> track;
    VideoEncoder::Samples samples;
};

Coded encodeAll(const VideoEncoderSettings& settings, std::uint32_t pictures) {
    const auto made = encoder::makeVideoEncoder(settings);
    Coded coded{(*made)->track(), {}};
    encoder::encodeRun(**made, 0, pictures, coded.samples);
    EXPECT_TRUE((*made)->flush(coded.samples).has_value());
    return coded;
}

class Modes : public testing::TestWithParam<bool> {};

TEST_P(Modes, OfX264GiveBackThePicturesThatWentIn) {
    VideoEncoderSettings settings = generousSettings();
    settings.isLowLatency = GetParam();
    const Coded coded = encodeAll(settings, 40);
    const auto decoder = VideoDecoder::create(*coded.track).value();
    VideoDecoder::Pictures out;
    for (const auto& sample : coded.samples) {
        ASSERT_TRUE(decoder->decode(*sample, out).has_value());
    }
    ASSERT_TRUE(decoder->flush(out).has_value());
    ASSERT_EQ(out.size(), 40U);
    for (std::uint32_t number = 0; number != 40; ++number) {
        EXPECT_EQ(out[number].pts, 3000 * number);
        EXPECT_EQ(out[number].frame.matrix, media::ColorMatrix::kBt709);
        EXPECT_GT(psnr(test::movingPicture(320, 180, number), out[number].frame), 32) << number;
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Modes, testing::Bool(), [](const auto& mode) {
    return mode.param ? "LowLatency" : "WithBFrames";
});

TEST(VideoDecoder, GivesEachPictureOfALowLatencyStreamAtOnce) {
    const Coded coded = encodeAll(generousSettings(), 5);
    const auto decoder = VideoDecoder::create(*coded.track).value();
    VideoDecoder::Pictures out;
    for (std::size_t i = 0; i != coded.samples.size(); ++i) {
        ASSERT_TRUE(decoder->decode(*coded.samples[i], out).has_value());
        EXPECT_EQ(out.size(), i + 1);
    }
}

TEST(VideoDecoder, LetsPicturesOutliveIt) {
    const Coded coded = encodeAll(generousSettings(), 1);
    VideoDecoder::Pictures out;
    {
        const auto decoder = VideoDecoder::create(*coded.track).value();
        ASSERT_TRUE(decoder->decode(*coded.samples[0], out).has_value());
        ASSERT_TRUE(decoder->flush(out).has_value());
    }
    ASSERT_EQ(out.size(), 1U);
    EXPECT_GT(psnr(test::movingPicture(320, 180, 0), out[0].frame), 32);
}

TEST(VideoDecoder, GoesOnAfterSamplesThatAreCutOrChanged) {
    const Coded coded = encodeAll(generousSettings(), 31);
    const auto decoder = VideoDecoder::create(*coded.track).value();
    VideoDecoder::Pictures out;
    for (std::size_t i = 0; i != 30; ++i) {
        media::MediaSample broken = *coded.samples[i];
        Bytes bytes(broken.payload.view().begin(), broken.payload.view().end());
        bytes[i % bytes.size()] ^= 0x55;
        bytes[bytes.size() / 2] ^= 0xFF;
        bytes.resize(i % 2 == 0 ? bytes.size() : bytes.size() * 2 / 3);
        broken.payload = SharedBuffer::take(std::move(bytes));
        static_cast<void>(decoder->decode(broken, out));
    }
    static_cast<void>(decoder->flush(out));
    out.clear();
    ASSERT_TRUE(coded.samples[30]->isKey);
    ASSERT_TRUE(decoder->decode(*coded.samples[30], out).has_value());
    ASSERT_TRUE(decoder->flush(out).has_value());
    ASSERT_EQ(out.size(), 1U);
    EXPECT_GT(psnr(test::movingPicture(320, 180, 30), out[0].frame), 32);
}

TEST_P(Modes, OfX264KeepWhenEachPictureWasMade) {
    VideoEncoderSettings settings = generousSettings();
    settings.isLowLatency = GetParam();
    const auto coder = encoder::makeVideoEncoder(settings).value();
    const WallTime first = WallTime(std::chrono::microseconds(1'700'000'000'123'456));
    VideoEncoder::Samples samples;
    for (std::uint32_t number = 0; number != 20; ++number) {
        media::VideoFrame frame = test::movingPicture(320, 180, number);
        if (number != 7) {
            frame.madeAt = first + std::chrono::milliseconds(33) * number;
        }
        ASSERT_TRUE(coder->encode(frame, std::int64_t{3000} * number, false, samples).has_value());
    }
    ASSERT_TRUE(coder->flush(samples).has_value());
    const auto decoder = VideoDecoder::create(*coder->track()).value();
    VideoDecoder::Pictures out;
    for (const auto& sample : samples) {
        ASSERT_TRUE(decoder->decode(*sample, out).has_value());
    }
    ASSERT_TRUE(decoder->flush(out).has_value());
    ASSERT_EQ(out.size(), 20U);
    for (std::uint32_t number = 0; number != 20; ++number) {
        const auto made = first + std::chrono::milliseconds(33) * number;
        EXPECT_EQ(out[number].frame.madeAt, number == 7 ? std::nullopt : std::optional(made));
    }
}

TEST(VideoDecoder, TakesNoTrackOfSound) {
    const auto decoder = VideoDecoder::create(*test::aacTrack());
    ASSERT_TRUE(decoder.has_error());
    EXPECT_EQ(decoder.error().context, "a decoder of video was given a track of sound");
}

}  // namespace
}  // namespace sigma::decoder
