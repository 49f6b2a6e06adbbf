#include <gtest/gtest.h>

#include "core/codec/h264_config.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using test::hexBuffer;

constexpr const char* kHigh1080p60 =
    "0164002affe1001b6764002aacd940780227e5c044000003000400000301e03c60c65801000668ebe3cb22c0fdf8"
    "f800";

struct Vector {
    const char* name;
    const char* avcC;
    const char* codecString;
    std::uint32_t width;
    std::uint32_t height;
    double frameRate;
};

void PrintTo(const Vector& vector, std::ostream* stream) {
    *stream << vector.name;
}

class H264Vectors : public testing::TestWithParam<Vector> {};

TEST_P(H264Vectors, AreDescribedAsFfprobeDoes) {
    const SharedBuffer avcC = hexBuffer(GetParam().avcC);
    const auto track = describeH264(avcC);
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->kind, media::TrackKind::kVideo);
    EXPECT_EQ(track->codec, media::Codec::kH264);
    EXPECT_EQ(track->timescale, 90000U);
    EXPECT_EQ(track->codecConfig, avcC);
    EXPECT_EQ(track->codecString, GetParam().codecString);
    EXPECT_EQ(track->video.width, GetParam().width);
    EXPECT_EQ(track->video.height, GetParam().height);
    EXPECT_DOUBLE_EQ(track->video.declaredFrameRate, GetParam().frameRate);
}

INSTANTIATE_TEST_SUITE_P(
    FromX264, H264Vectors,
    testing::Values(
        Vector{"Baseline",
               "0142c01fffe100176742c01fda014016ec0440000003004000000f03c60ca801000468ce0fc8",
               "avc1.42c01f", 1280, 720, 30},
        Vector{"MainCroppedNtsc",
               "014d4028ffe10018674d4028eca03c0113d4d808800001f480007530078c18cb01000568ebe3cb20",
               "avc1.4d4028", 1918, 1078, 30000.0 / 1001},
        Vector{"High", kHigh1080p60, "avc1.64002a", 1920, 1080, 60},
        Vector{
            "High10",
            "016e001effe1001b676e001ea6cd940a42fe224c0440000003004000000c83c58b658001000668ebe3cb"
            "22c0fdfafa00",
            "avc1.6e001e", 642, 362, 25},
        Vector{
            "High422Cropped",
            "017a002affe1001b677a002abcd940780227a8bc0440000003004000001903c60c658001000668ebe3cb"
            "22c0fef8f800",
            "avc1.7a002a", 1918, 1078, 50},
        Vector{
            "High444",
            "01f4000dffe1001967f4000d919b282a3fc7f808800000030080000018078a14cb01000668ebe3c44844"
            "fff8f800",
            "avc1.f4000d", 322, 240, 24},
        Vector{
            "Interlaced",
            "01640028ffe1001a67640028acd94078044fde0220000003002000000643e2c5b2c001000668fba3cb22"
            "c0fdf8f800",
            "avc1.640028", 1920, 1080, 25},
        Vector{
            "ScalingMatrixInThePps",
            "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000768ebe3cb30"
            "02c0fdf8f800",
            "avc1.64001e", 640, 360, 30},
        Vector{
            "AnamorphicWithHrd",
            "0164001effe1002c6764001eacd940b4126ffc010000b5a808080a00000300020000030064c08001e848"
            "003d09c98600f162d96001000568ebecb22cfdf8f800",
            "avc1.64001e", 720, 576, 25},
        Vector{
            "Portrait",
            "01640028ffe1001b67640028acd9404403c797c044000003000400000300f03c60c65801000668ebe3cb"
            "22c0fdf8f800",
            "avc1.640028", 1080, 1920, 30}),
    [](const auto& vector) { return std::string(vector.param.name); });

TEST(H264Config, ToleratesAMissingOrBrokenHighProfileExtension) {
    const SharedBuffer whole = hexBuffer(kHigh1080p60);
    const auto without = describeH264(whole.slice(0, whole.size() - 4));
    ASSERT_TRUE(without.has_value());
    EXPECT_EQ(without->video.width, 1920U);
    Bytes broken(whole.view().begin(), whole.view().end());
    broken[broken.size() - 1] = 0xFF;
    EXPECT_TRUE(describeH264(SharedBuffer::take(std::move(broken))).has_value());
}

TEST(H264Config, DescribesTheFirstOfSeveralParameterSets) {
    const auto track =
        describeH264(hexBuffer("0142c01fffe2"
                               "00176742c01fda014016ec0440000003004000000f03c60ca8"
                               "0018674d4028eca03c0113d4d808800001f480007530078c18cb"
                               "02000468ce0fc8000568ebe3cb20"));
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->video.width, 1280U);
}

TEST(H264Config, RefusesEveryRecordThatIsCutBeforeTheExtension) {
    const SharedBuffer whole = hexBuffer(kHigh1080p60);
    for (std::size_t size = 0; size != whole.size() - 4; ++size) {
        const auto result = describeH264(whole.slice(0, size));
        ASSERT_TRUE(result.has_error()) << size;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData) << size;
    }
}

TEST(H264Config, NamesWhatIsWrong) {
    const std::pair<const char*, const char*> cases[] = {
        {"0042c01fffe1", "the avcC record has version 0, wanted 1"},
        {"0142c01fffe000", "the avcC record lacks an SPS or a PPS"},
        {"0142c01fffe100", "the avcC record is cut off: wanted 2 bytes, 1 are left"},
        {"0142c01fffe100016801000168", "a NAL unit in place of the SPS is no SPS"},
        {"0142c01fffe100046742c01f01000168", "the SPS ends early or holds an overlong code"},
    };
    for (const auto& [avcC, context] : cases) {
        const auto result = describeH264(hexBuffer(avcC));
        ASSERT_TRUE(result.has_error()) << avcC;
        EXPECT_EQ(result.error().context, context);
    }
}

TEST_P(H264Vectors, AreWrittenFromTheirParameterSets) {
    const SharedBuffer avcC = hexBuffer(GetParam().avcC);
    const std::size_t spsSize = avcC.data()[7];
    const SharedBuffer sps = avcC.slice(8, spsSize);
    const SharedBuffer pps = avcC.slice(8 + spsSize + 3, avcC.data()[8 + spsSize + 2]);
    const auto written = writeH264Config(sps.view(), pps.view());
    ASSERT_TRUE(written.has_value()) << written.error().context;
    const std::size_t fixed = 8 + spsSize + 3 + pps.size();
    EXPECT_EQ(written->slice(0, fixed), avcC.slice(0, fixed));
    EXPECT_EQ(describeH264(*written)->codecString, GetParam().codecString);
}

TEST(H264Config, WritesTheExtensionOfHighProfile) {
    const SharedBuffer whole = hexBuffer(kHigh1080p60);
    const auto written = writeH264Config(whole.slice(8, 27).view(), whole.slice(38, 6).view());
    ASSERT_TRUE(written.has_value()) << written.error().context;
    EXPECT_EQ(*written, whole);
}

TEST(H264Config, WritesNoRecordWithoutParameterSets) {
    const SharedBuffer whole = hexBuffer(kHigh1080p60);
    const ByteSpan sps = whole.slice(8, 27).view();
    EXPECT_TRUE(writeH264Config({}, sps).has_error());
    EXPECT_TRUE(writeH264Config(sps, {}).has_error());
    EXPECT_TRUE(writeH264Config(sps, Bytes(0x10000)).has_error());
}

}  // namespace
}  // namespace sigma::codec
