#include <algorithm>

#include <gtest/gtest.h>

#include "core/codec/hevc_config.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using test::hexBuffer;

struct Vector {
    const char* name;
    const char* hvcC;
    const char* codecString;
    std::uint32_t width;
    std::uint32_t height;
    double frameRate;
};

void PrintTo(const Vector& vector, std::ostream* stream) {
    *stream << vector.name;
}

constexpr Vector kVectors[] = {
    {"Main",
     "0101600000009000000000005df000fcfdf8f800000f03a00001001840010c01ffff0160000003009000"
     "0003000003005d959809a10001002b42010101600000030090000003000003005da00280802d165959a4"
     "932bc05a020000030002000003003c10a2000100074401c172b46240",
     "hvc1.1.6.L93.90", 1280, 720, 30},
    {"MainCroppedNtsc",
     "01016000000090000000000078f000fcfdf8f800000f03a00001001840010c01ffff0160000003009000"
     "00030000030078959809a10001002a420101016000000300900000030000030078a003c08010e7559656"
     "6924caf01680800001f480003a9804a2000100074401c172b46240",
     "hvc1.1.6.L120.90", 1918, 1078, 30000.0 / 1001},
    {"Main10WithHrd",
     "0102200000009000000000005af000fcfdfafa00000f04a00001001840010c01ffff0220000003009000"
     "0003000003005a959809a10001003642010102200000030090000003000003005aa005020171f2365959"
     "a4932bc05a0200000300020000030064c13930dc001e848003d099a2000100074401c172b46240270001"
     "00064e0181010f80",
     "hvc1.2.4.L90.90", 640, 362, 50},
    {"RangeExtensionsHighTier",
     "0124080000009d080000000096f000fcfefafa00000f03a00001001740010c01ffff2408000003009d08"
     "000003000096959809a10001002b4201012408000003009d08000003000096b003c08010e4d96566924c"
     "af016808000003000800000300c840a2000100074401c172b46240",
     "hvc1.4.10.H150.9D.8", 1920, 1080, 25},
    {"SubLayersAndScalingLists",
     "0101600000009000000000007bf000fcfdf8f800001303a00001001c40010c02ffff0160000003009000"
     "0003000003007b00009590ac8048a10001002f42010201600000030090000003000003007b0000a003c0"
     "8010e5965642b249272bc11a020000030002000003007810a2000100074401c172b46240",
     "hvc1.1.6.L123.90", 1920, 1080, 60},
};

class HevcVectors : public testing::TestWithParam<Vector> {};

TEST_P(HevcVectors, AreDescribedAsFfprobeDoes) {
    const SharedBuffer hvcC = hexBuffer(GetParam().hvcC);
    const auto track = describeHevc(hvcC);
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->kind, media::TrackKind::kVideo);
    EXPECT_EQ(track->codec, media::Codec::kHevc);
    EXPECT_EQ(track->timescale, 90000U);
    EXPECT_EQ(track->codecConfig, hvcC);
    EXPECT_EQ(track->codecString, GetParam().codecString);
    EXPECT_EQ(track->video.width, GetParam().width);
    EXPECT_EQ(track->video.height, GetParam().height);
    EXPECT_DOUBLE_EQ(track->video.declaredFrameRate, GetParam().frameRate);
}

INSTANTIATE_TEST_SUITE_P(FromX265, HevcVectors, testing::ValuesIn(kVectors),
                         [](const auto& vector) { return std::string(vector.param.name); });

TEST(HevcConfig, WritesTheProfileSpaceAndDropsEmptyConstraints) {
    Bytes bytes = test::hexBytes(kVectors[0].hvcC);
    // Profile space, tier and profile in its fourth byte, the first constraints in its tenth.
    const auto sps = std::ranges::search(bytes, test::hexBytes("42010101600000030090"));
    sps[3] = 0x81;
    sps[9] = 0x00;
    const auto track = describeHevc(SharedBuffer::take(std::move(bytes)));
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->codecString, "hvc1.B1.6.L93");
}

TEST(HevcConfig, RefusesEveryRecordThatIsCut) {
    const SharedBuffer whole = hexBuffer(kVectors[0].hvcC);
    for (std::size_t size = 0; size != whole.size(); ++size) {
        const auto result = describeHevc(whole.slice(0, size));
        ASSERT_TRUE(result.has_error()) << size;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData) << size;
    }
}

TEST(HevcConfig, NamesWhatIsWrong) {
    const std::pair<const char*, const char*> cases[] = {
        {"0001600000009000000000005df000fcfdf8f800000f00",
         "the hvcC record has version 0, wanted 1"},
        {"0101600000009000000000005df000fcfdf8f800000f00", "the hvcC record lacks an SPS"},
        {"0101600000009000000000005df000fcfdf8f800000f01a10001",
         "the hvcC record is cut off: wanted 2 bytes, 0 are left"},
        {"0101600000009000000000005df000fcfdf8f800000f01a1000100024001",
         "a NAL unit in place of the SPS is no SPS"},
    };
    for (const auto& [hvcC, context] : cases) {
        const auto result = describeHevc(hexBuffer(hvcC));
        ASSERT_TRUE(result.has_error()) << hvcC;
        EXPECT_EQ(result.error().context, context);
    }
}

}  // namespace
}  // namespace sigma::codec
