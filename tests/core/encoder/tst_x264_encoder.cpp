#include <algorithm>

#include <gtest/gtest.h>

#include "core/codec/key_frame.h"
#include "core/codec/nal_unit.h"
#include "core/encoder/x264_encoder.h"
#include "tests/core/encoder/encoder_run.h"

namespace sigma::encoder {
namespace {

using Samples = VideoEncoder::Samples;

std::unique_ptr<VideoEncoder> open(const VideoEncoderSettings& settings) {
    auto encoder = X264Encoder::create(settings);
    EXPECT_TRUE(encoder.has_value()) << encoder.error().context;
    return std::move(encoder).value();
}

TEST(X264Encoder, DescribesItsTrack) {
    const auto track = open(smallSettings())->track();
    EXPECT_EQ(track->kind, media::TrackKind::kVideo);
    EXPECT_EQ(track->codec, media::Codec::kH264);
    EXPECT_EQ(track->timescale, 90'000U);
    EXPECT_EQ(track->video, (media::VideoFormat{320, 180, 30.0}));
    EXPECT_EQ(track->codecString.substr(0, 9), "avc1.6400");
}

TEST(X264Encoder, EncodesInTheProfileAskedFor) {
    const std::pair<H264Profile, const char*> profiles[] = {
        {H264Profile::kBaseline, "avc1.42c0"},
        {H264Profile::kMain, "avc1.4d40"},
        {H264Profile::kHigh, "avc1.6400"},
    };
    for (const auto& [profile, beginning] : profiles) {
        VideoEncoderSettings settings = smallSettings();
        settings.profile = profile;
        EXPECT_EQ(open(settings)->track()->codecString.substr(0, 9), beginning);
    }
}

TEST(X264Encoder, GivesEachPictureAtOnceInLowLatency) {
    const auto encoder = open(smallSettings());
    Samples out;
    for (std::uint32_t number = 0; number != 10; ++number) {
        encodeRun(*encoder, number, 1, out);
        ASSERT_EQ(out.size(), number + 1);
        EXPECT_EQ(out.back()->dts, 3000 * number);
        EXPECT_EQ(out.back()->ctsOffset, 0);
    }
}

TEST(X264Encoder, GivesSlicesBehindTheirLengthAndNothingElse) {
    const auto encoder = open(smallSettings());
    Samples out;
    encodeRun(*encoder, 0, 3, out);
    for (const auto& sample : out) {
        codec::NalUnitReader nals(sample->payload.view(), 4);
        while (!nals.atEnd()) {
            const auto type = codec::h264NalType(*nals.next());
            EXPECT_EQ(type,
                      sample->isKey ? codec::H264NalType::kIdrSlice : codec::H264NalType::kSlice);
        }
        EXPECT_EQ(codec::startsWithKeyFrame(media::Codec::kH264, sample->payload.view()),
                  sample->isKey);
    }
}

TEST(X264Encoder, PutsAnIdrWhereTheKeyIntervalHasPassed) {
    const auto encoder = open(smallSettings());
    Samples out;
    encodeRun(*encoder, 0, 65, out);
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0, 90'000, 180'000}));
}

TEST(X264Encoder, PutsAnIdrWhereTheOwnerAsks) {
    const auto encoder = open(smallSettings());
    Samples out;
    encodeRun(*encoder, 0, 7, out);
    ASSERT_TRUE(encoder->encode(test::movingPicture(320, 180, 7), 21'000, true, out).has_value());
    encodeRun(*encoder, 8, 35, out);
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0, 21'000, 111'000}));
}

TEST(X264Encoder, PutsNoIdrWhereTheSceneChanges) {
    const auto encoder = open(smallSettings());
    Samples out;
    encodeRun(*encoder, 0, 5, out);
    ASSERT_TRUE(
        encoder->encode(test::movingPicture(320, 180, 4000), 15'000, false, out).has_value());
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0}));
}

TEST(X264Encoder, KeepsToTheBitrate) {
    const auto encoder = open(smallSettings());
    Samples out;
    encodeRun(*encoder, 0, 90, out);
    EXPECT_NEAR(static_cast<double>(bytesOf(out)) * 8 / 3, 600'000, 120'000);
}

TEST(X264Encoder, FollowsANewBitrateFromTheNextPictureOn) {
    const auto encoder = open(smallSettings());
    Samples before;
    encodeRun(*encoder, 0, 60, before);
    ASSERT_TRUE(encoder->setBitrate(200'000).has_value());
    Samples settling;
    encodeRun(*encoder, 60, 15, settling);
    Samples after;
    encodeRun(*encoder, 75, 60, after);
    EXPECT_NEAR(static_cast<double>(bytesOf(after)) * 8 / 2, 200'000, 60'000);
    ASSERT_TRUE(encoder->setBitrate(500'000).has_value());
    Samples raised;
    encodeRun(*encoder, 135, 90, raised);
    EXPECT_NEAR(static_cast<double>(bytesOf(raised)) * 8 / 3, 500'000, 125'000);
}

TEST(X264Encoder, KeepsTheBitrateWhenEverySecondPictureIsLeftOut) {
    const auto encoder = open(smallSettings());
    Samples whole;
    encodeRun(*encoder, 0, 60, whole);
    Samples settling;
    encodeRun(*encoder, 60, 15, settling, 2);
    Samples half;
    encodeRun(*encoder, 90, 45, half, 2);
    EXPECT_NEAR(static_cast<double>(bytesOf(half)) * 8 / 3, 600'000, 150'000);
}

TEST(X264Encoder, LetsDecodingBeginWithTheFirstPictureDespiteBFrames) {
    VideoEncoderSettings settings = smallSettings();
    settings.isLowLatency = false;
    const auto encoder = open(settings);
    Samples out;
    encodeRun(*encoder, 10, 45, out);
    ASSERT_TRUE(encoder->flush(out).has_value());
    ASSERT_EQ(out.size(), 45U);
    EXPECT_EQ(out.front()->dts, 30'000);
    bool hasBFrames = false;
    std::vector<std::int64_t> times;
    for (std::size_t i = 0; i != out.size(); ++i) {
        EXPECT_TRUE(i == 0 || out[i]->dts > out[i - 1]->dts) << i;
        EXPECT_GE(out[i]->ctsOffset, 0) << i;
        times.push_back(out[i]->dts + out[i]->ctsOffset);
        hasBFrames = hasBFrames || (i != 0 && times[i] < times[i - 1]);
    }
    EXPECT_TRUE(hasBFrames);
    std::ranges::sort(times);
    for (std::size_t i = 0; i != times.size(); ++i) {
        EXPECT_EQ(times[i], 3000 * static_cast<std::int64_t>(i + 10));
    }
}

TEST(X264Encoder, RefusesWhatBreaksTheContractAndGoesOn) {
    const auto encoder = open(smallSettings());
    Samples out;
    encodeRun(*encoder, 5, 1, out);
    EXPECT_EQ(encoder->encode(test::movingPicture(64, 64, 6), 18'000, false, out).error().code,
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(encoder->encode(test::movingPicture(320, 180, 6), 15'000, false, out).error().code,
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(encoder->setBitrate(-1).error().code, ErrorCode::kInvalidArgument);
    encodeRun(*encoder, 6, 1, out);
    EXPECT_EQ(out.size(), 2U);
}

}  // namespace
}  // namespace sigma::encoder
