#include <gtest/gtest.h>

#include "core/codec/av1_config.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using test::hexBuffer;

struct Vector {
    const char* name;
    const char* av1C;
    const char* codecString;
    std::uint32_t width;
    std::uint32_t height;
    double frameRate;
};

void PrintTo(const Vector& vector, std::ostream* stream) {
    *stream << vector.name;
}

constexpr Vector kVectors[] = {
    {"Svt", "81050c000a0b0000002d4cffb3c02f8004", "av01.0.05M.08", 1280, 720, 0},
    {"Aom", "81010c000a0b0000000cc5036936be4010", "av01.0.01M.08", 642, 362, 0},
    {"AomTenBit", "81094c000a0b0000004aabbfc3732be501", "av01.0.09M.10", 1920, 1080, 0},
    {"AomFullChroma", "812000000a0a200000043cffbcdaf902", "av01.1.00M.08", 320, 240, 0},
    {"TimingDecoderModelAndHighTier",
     "8108c0000a1c0400000fa40003a982a900015f904a61101460280c988014a99ff67a", "av01.0.08H.10", 1280,
     720, 60000.0 / 2002},
    {"TimingWithoutAnInterval", "81050c000a10040000000400057e4000000b533fecf4", "av01.0.05M.08",
     1280, 720, 0},
    {"StillPicture", "81050c000a05195dffd8d0", "av01.0.05M.08", 256, 100, 0},
};

class Av1Vectors : public testing::TestWithParam<Vector> {};

TEST_P(Av1Vectors, AreDescribed) {
    const SharedBuffer av1C = hexBuffer(GetParam().av1C);
    const auto track = describeAv1(av1C);
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->kind, media::TrackKind::kVideo);
    EXPECT_EQ(track->codec, media::Codec::kAv1);
    EXPECT_EQ(track->timescale, 90000U);
    EXPECT_EQ(track->codecConfig, av1C);
    EXPECT_EQ(track->codecString, GetParam().codecString);
    EXPECT_EQ(track->video.width, GetParam().width);
    EXPECT_EQ(track->video.height, GetParam().height);
    EXPECT_DOUBLE_EQ(track->video.declaredFrameRate, GetParam().frameRate);
}

INSTANTIATE_TEST_SUITE_P(FromEncodersAndByHand, Av1Vectors, testing::ValuesIn(kVectors),
                         [](const auto& vector) { return std::string(vector.param.name); });

TEST(Av1Config, NamesWhatIsWrong) {
    const std::pair<const char*, const char*> cases[] = {
        {"81050c", "the av1C record has 3 bytes, wanted 4 or more"},
        {"01050c00", "the av1C record begins with 1, wanted 129 (marker and version 1)"},
        {"81050c00", "the av1C record lacks a sequence header"},
        {"81050c001200", "the av1C record lacks a sequence header"},
        {"81050c000a0b00", "an OBU is broken: wanted 11 bytes, 1 are left"},
        {"81050c000a020000", "the AV1 sequence header ends early or holds an overlong code"},
    };
    for (const auto& [av1C, context] : cases) {
        const auto result = describeAv1(hexBuffer(av1C));
        ASSERT_TRUE(result.has_error()) << av1C;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
        EXPECT_EQ(result.error().context, context);
    }
}

}  // namespace
}  // namespace sigma::codec
