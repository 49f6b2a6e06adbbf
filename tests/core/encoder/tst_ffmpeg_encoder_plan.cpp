#include <gtest/gtest.h>

#include "core/encoder/ffmpeg_encoder_plan.h"

namespace sigma::encoder {
namespace {

FfmpegEncoderPlan planOf(VideoEncoderKind kind, bool isLowLatency = true) {
    VideoEncoderSettings settings;
    settings.kind = kind;
    settings.isLowLatency = isLowLatency;
    settings.profile = H264Profile::kBaseline;
    return planFor(settings).value();
}

std::string option(const FfmpegEncoderPlan& plan, std::string_view name) {
    for (const auto& [key, value] : plan.options) {
        if (key == name) {
            return value;
        }
    }
    return "not set";
}

TEST(FfmpegEncoderPlan, LetsNvencHoldNothingBack) {
    const FfmpegEncoderPlan plan = planOf(VideoEncoderKind::kNvenc);
    EXPECT_EQ(plan.codec, "h264_nvenc");
    EXPECT_EQ(option(plan, "tune"), "ull");
    EXPECT_EQ(option(plan, "zerolatency"), "1");
    EXPECT_EQ(option(plan, "forced-idr"), "1");
    EXPECT_EQ(option(plan, "preset"), "p2");
    EXPECT_EQ(option(plan, "profile"), "baseline");
    EXPECT_TRUE(plan.followsBitrate);
    EXPECT_EQ(option(planOf(VideoEncoderKind::kNvenc, false), "tune"), "hq");
}

TEST(FfmpegEncoderPlan, GivesVaapiSurfacesOneAtATime) {
    const FfmpegEncoderPlan plan = planOf(VideoEncoderKind::kVaapi);
    EXPECT_EQ(plan.memory, PictureMemory::kVaapiSurface);
    EXPECT_EQ(option(plan, "async_depth"), "1");
    EXPECT_EQ(option(plan, "profile"), "constrained_baseline");
    EXPECT_FALSE(plan.followsBitrate);
}

TEST(FfmpegEncoderPlan, KnowsThatV4l2GivesParameterSetsWithTheFirstPicture) {
    EXPECT_FALSE(planOf(VideoEncoderKind::kV4l2M2m).hasGlobalHeader);
}

TEST(FfmpegEncoderPlan, NamesAnEncoderForEachKindOfHardware) {
    EXPECT_EQ(planOf(VideoEncoderKind::kQsv).codec, "h264_qsv");
    EXPECT_EQ(planOf(VideoEncoderKind::kVideoToolbox).codec, "h264_videotoolbox");
    EXPECT_EQ(planOf(VideoEncoderKind::kAmf).codec, "h264_amf");
}

TEST(FfmpegEncoderPlan, IsNotForX264) {
    EXPECT_TRUE(planFor({}).has_error());
}

}  // namespace
}  // namespace sigma::encoder
