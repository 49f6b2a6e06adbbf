#include <gtest/gtest.h>

#include "core/codec/h264_sps.h"
#include "tests/support/hex_bytes.h"
#include "tests/support/sample_factory.h"

namespace sigma::codec {
namespace {

using test::hexBytes;

TEST(H264Sps, TellsProfileAndLevel) {
    const auto sps = parseH264Sps(hexBytes("6742c01fda014016ec0440000003004000000f03c60ca8"));
    ASSERT_TRUE(sps.has_value()) << sps.error().context;
    EXPECT_EQ(sps->profile, 66);
    EXPECT_EQ(sps->compatibility, 0xC0);
    EXPECT_EQ(sps->level, 31);
}

TEST(H264Sps, PassesOverScalingListsOfEveryKind) {
    // Written out whole, absent, stopped early, and replaced by the default; then a picture
    // order count of type 1 with its own list. 4x3 macroblocks.
    const auto sps = parseH264Sps(hexBytes(
        "6764000aad843fffa203308969a69a69a69a69a69a69a69a69a69a69a69a69a69a69a69a880cd4a669a1"
        "1e40"));
    ASSERT_TRUE(sps.has_value()) << sps.error().context;
    EXPECT_EQ(sps->video, (media::VideoFormat{64, 48, 0}));
}

TEST(H264Sps, CropsSeparateColourPlanesByThePixel) {
    const auto sps = parseH264Sps(
        hexBytes("67f4000a93b1019880cc406620331019880cc406620331019880cc40662033d08fac88"));
    ASSERT_TRUE(sps.has_value()) << sps.error().context;
    EXPECT_EQ(sps->video, (media::VideoFormat{63, 45, 0}));
}

TEST(H264Sps, RefusesAbsurdPictures) {
    const auto result = parseH264Sps(hexBytes("6742c01fda0010045e40"));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kLimitExceeded);
}

TEST(H264Sps, LosesOnlyTheFrameRateWithACutVui) {
    const auto sps = parseH264Sps(hexBytes("6742c01fda014016ec0440000003004000"));
    ASSERT_TRUE(sps.has_value()) << sps.error().context;
    EXPECT_EQ(sps->video.height, 720U);
    EXPECT_EQ(sps->video.declaredFrameRate, 0);
}

TEST(H264Sps, TakesAnImplausibleRateForNone) {
    EXPECT_EQ(test::h264Track(1280, 720, 90000)->video.declaredFrameRate, 0);
}

}  // namespace
}  // namespace sigma::codec
