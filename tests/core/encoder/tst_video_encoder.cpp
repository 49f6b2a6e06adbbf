#include <gtest/gtest.h>

#include "core/encoder/video_encoder.h"

namespace sigma::encoder {
namespace {

TEST(VideoEncoder, IsMadeByX264) {
    const auto encoder = makeVideoEncoder({});
    ASSERT_TRUE(encoder.has_value()) << encoder.error().context;
    EXPECT_EQ((*encoder)->track()->video.width, 1280U);
}

TEST(VideoEncoder, RefusesSettingsInWords) {
    VideoEncoderSettings settings;
    settings.width = 0;
    const auto encoder = makeVideoEncoder(settings);
    ASSERT_TRUE(encoder.has_error());
    EXPECT_EQ(encoder.error().code, ErrorCode::kInvalidArgument);
}

TEST(VideoEncoder, SaysThatTheMachineHasNoSuchEncoder) {
    VideoEncoderSettings settings;
    settings.kind = VideoEncoderKind::kAmf;
    const auto encoder = makeVideoEncoder(settings);
    ASSERT_TRUE(encoder.has_error());
    EXPECT_EQ(encoder.error().code, ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace sigma::encoder
