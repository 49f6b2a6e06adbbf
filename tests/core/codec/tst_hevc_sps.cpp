#include <gtest/gtest.h>

#include "core/codec/hevc_sps.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using test::hexBytes;

struct Vector {
    const char* name;
    const char* sps;
    std::uint32_t width;
    std::uint32_t height;
    double frameRate;
};

void PrintTo(const Vector& vector, std::ostream* stream) {
    *stream << vector.name;
}

/// 320x240 with a conformance window of 1, 2, 0, 3 units; every field of the VUI up to its timing.
constexpr Vector kVectors[] = {
    {"Plain",
     "42010101600000030090000003000003005da00a080f1a72652ee4dafff00040003b5010101e1000003e"
     "90000c3508",
     314, 234, 50000.0 / 1001},
    {"SubLayers",
     "42010501600000030090000003000003005dd000ffffffffffffffffffffff3c5aa00a080f1a7265ad6b"
     "b936bffc0010000ed40404078400000fa400030d42",
     314, 234, 50000.0 / 1001},
    {"PredictedReferences",
     "42010101600000030090000003000003005da00a080f1a72652ee4d8cd6ab7f51c5f2efff00040003b50"
     "10101e1000003e90000c3508",
     314, 234, 50000.0 / 1001},
    {"ScalingLists",
     "42010101600000030090000003000003005da00a080f1a72652ee4f6e9d3a74e9b74e9d3a74dba74e9d3"
     "a6dd3a74e9d3a74e9d3a74e9d3a74e9d3a74e9d36e9d3a74e9d3a74e9d3a74e9d3a74e9d3a74e9b74e9d"
     "3a74e9d3a74e9d3a74e9d3a74e9d3a74d8874e9d3a74e9d3a74e9d3a74e9d3a74e9d3a74d8874e9d3a74"
     "e9d3a74e9d3a74e9d3a74e9d3a74d8874e9d3a74e9d3a74e9d3a74e9d3a74e9d3a74d8874e9d3a74e9d3"
     "a74e9d3a74e9d3a74e9d3a74f5ffe000800076a020203c2000007d2000186a10",
     314, 234, 50000.0 / 1001},
    {"PcmLongTermDisplayWindowAndFields",
     "42010101600000030090000003000003005d90014101e34e4ca5dc9bbbd360b097ff80020001da808080"
     "f5492800001f4800061a84",
     317, 237, 50000.0 / 2002},
};

class HevcSpsVectors : public testing::TestWithParam<Vector> {};

TEST_P(HevcSpsVectors, AreReadToTheirTiming) {
    const auto sps = parseHevcSps(hexBytes(GetParam().sps));
    ASSERT_TRUE(sps.has_value()) << sps.error().context;
    EXPECT_EQ(sps->profileTierLevel[0], 1);
    EXPECT_EQ(sps->profileTierLevel[11], 93);
    EXPECT_EQ(sps->video.width, GetParam().width);
    EXPECT_EQ(sps->video.height, GetParam().height);
    EXPECT_DOUBLE_EQ(sps->video.declaredFrameRate, GetParam().frameRate);
}

INSTANTIATE_TEST_SUITE_P(WrittenByHand, HevcSpsVectors, testing::ValuesIn(kVectors),
                         [](const auto& vector) { return std::string(vector.param.name); });

TEST(HevcSps, LosesOnlyTheFrameRateWithACutVui) {
    const Bytes bytes = hexBytes(kVectors[0].sps);
    const auto sps = parseHevcSps(ByteSpan(bytes).first(bytes.size() - 6));
    ASSERT_TRUE(sps.has_value()) << sps.error().context;
    EXPECT_EQ(sps->video, (media::VideoFormat{314, 234, 0}));
}

TEST(HevcSps, RefusesTooManySubLayers) {
    Bytes bytes = hexBytes(kVectors[0].sps);
    bytes[2] = 0x0F;
    const auto result = parseHevcSps(bytes);
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().context, "the SPS announces 8 sub-layers, the limit is 7");
}

TEST(HevcSps, RefusesAbsurdPictures) {
    const auto result =
        parseHevcSps(hexBytes("42010101600000030090000003000003005da000200100f17c"));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::codec
