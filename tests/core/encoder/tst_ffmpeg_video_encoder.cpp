#include <gtest/gtest.h>

#include "core/decoder/video_decoder.h"
#include "core/encoder/ffmpeg_video_encoder.h"
#include "tests/core/encoder/encoder_run.h"

namespace sigma::encoder {
namespace {

using Samples = VideoEncoder::Samples;

/// An encoder of FFmpeg that runs on every machine, in the place of the hardware.
FfmpegEncoderPlan softwarePlan() {
    return {"libx264",
            {{"preset", "ultrafast"}, {"tune", "zerolatency"}, {"forced-idr", "1"}, {"aud", "1"}},
            PictureMemory::kI420,
            true,
            true};
}

std::unique_ptr<VideoEncoder> open(const FfmpegEncoderPlan& plan) {
    auto encoder = FfmpegVideoEncoder::create(smallSettings(), plan);
    EXPECT_TRUE(encoder.has_value()) << encoder.error().context;
    return std::move(encoder).value();
}

struct Variant {
    const char* name;
    PictureMemory memory;
    bool followsBitrate;
    bool hasGlobalHeader;
};

void PrintTo(const Variant& variant, std::ostream* stream) {
    *stream << variant.name;
}

class Plans : public testing::TestWithParam<Variant> {
protected:
    static FfmpegEncoderPlan plan() {
        FfmpegEncoderPlan plan = softwarePlan();
        plan.memory = GetParam().memory;
        plan.followsBitrate = GetParam().followsBitrate;
        plan.hasGlobalHeader = GetParam().hasGlobalHeader;
        return plan;
    }
};

TEST_P(Plans, EncodeWhatADecoderShows) {
    const auto encoder = open(plan());
    EXPECT_EQ(encoder->track()->video.width, 320U);
    EXPECT_EQ(encoder->track()->timescale, 90'000U);
    Samples out;
    encodeRun(*encoder, 0, 40, out);
    ASSERT_TRUE(encoder->flush(out).has_value());
    ASSERT_EQ(out.size(), 40U);
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0, 90'000}));
    const auto decoder = decoder::VideoDecoder::create(*encoder->track()).value();
    decoder::VideoDecoder::Pictures pictures;
    for (const auto& sample : out) {
        ASSERT_TRUE(decoder->decode(*sample, pictures).has_value());
    }
    ASSERT_TRUE(decoder->flush(pictures).has_value());
    ASSERT_EQ(pictures.size(), 40U);
    EXPECT_EQ(pictures.back().pts, 39 * 3000);
    EXPECT_EQ(pictures.back().frame.matrix, media::ColorMatrix::kBt709);
}

TEST_P(Plans, PutAnIdrWhereTheOwnerAsks) {
    const auto encoder = open(plan());
    Samples out;
    encodeRun(*encoder, 0, 7, out);
    ASSERT_TRUE(encoder->encode(test::movingPicture(320, 180, 7), 21'000, true, out).has_value());
    encodeRun(*encoder, 8, 3, out);
    ASSERT_TRUE(encoder->flush(out).has_value());
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0, 21'000}));
}

TEST_P(Plans, FollowANewBitrate) {
    const auto encoder = open(plan());
    Samples before;
    encodeRun(*encoder, 0, 60, before);
    ASSERT_TRUE(encoder->setBitrate(200'000).has_value());
    Samples settling;
    encodeRun(*encoder, 60, 15, settling);
    EXPECT_EQ(settling.front()->isKey, true);
    Samples after;
    encodeRun(*encoder, 75, 60, after);
    EXPECT_GT(bytesOf(before) * 8 / 2, 400'000U);
    EXPECT_LT(bytesOf(after) * 8 / 2, 280'000U);
}

INSTANTIATE_TEST_SUITE_P(Of, Plans,
                         testing::Values(Variant{"LikeNvenc", PictureMemory::kI420, true, true},
                                         Variant{"LikeQsv", PictureMemory::kNv12, false, true},
                                         Variant{"LikeV4l2", PictureMemory::kNv12, false, false}),
                         [](const auto& variant) { return variant.param.name; });

TEST(FfmpegVideoEncoder, CostsNoKeyFrameWhereTheBitrateIsFollowed) {
    const auto encoder = open(softwarePlan());
    Samples out;
    encodeRun(*encoder, 0, 10, out);
    ASSERT_TRUE(encoder->setBitrate(300'000).has_value());
    encodeRun(*encoder, 10, 10, out);
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0}));
}

TEST(FfmpegVideoEncoder, CostsOneWhereTheEncoderIsOpenedAnew) {
    FfmpegEncoderPlan plan = softwarePlan();
    plan.followsBitrate = false;
    const auto encoder = open(plan);
    Samples out;
    encodeRun(*encoder, 0, 10, out);
    ASSERT_TRUE(encoder->setBitrate(300'000).has_value());
    ASSERT_TRUE(encoder->setBitrate(300'000).has_value());
    encodeRun(*encoder, 10, 32, out);
    ASSERT_TRUE(encoder->flush(out).has_value());
    EXPECT_EQ(out.size(), 42U);
    EXPECT_EQ(keyTimesOf(out), (std::vector<std::int64_t>{0, 30'000, 120'000}));
}

TEST(FfmpegVideoEncoder, SaysThatHardwareIsMissing) {
    VideoEncoderSettings settings = smallSettings();
    settings.kind = VideoEncoderKind::kVideoToolbox;
    const auto encoder = FfmpegVideoEncoder::create(settings, planFor(settings).value());
    ASSERT_TRUE(encoder.has_error());
    EXPECT_EQ(encoder.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(encoder.error().context, "this build of FFmpeg has no h264_videotoolbox");
}

TEST(FfmpegVideoEncoder, RefusesWhatBreaksTheContractAndGoesOn) {
    const auto encoder = open(softwarePlan());
    Samples out;
    encodeRun(*encoder, 5, 1, out);
    EXPECT_TRUE(encoder->encode(test::movingPicture(64, 64, 6), 18'000, false, out).has_error());
    EXPECT_TRUE(encoder->encode(test::movingPicture(320, 180, 6), 15'000, false, out).has_error());
    EXPECT_TRUE(encoder->setBitrate(0).has_error());
    encodeRun(*encoder, 6, 1, out);
    EXPECT_EQ(out.size(), 2U);
}

}  // namespace
}  // namespace sigma::encoder
