#include <gtest/gtest.h>

#include "core/codec/aac_config.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using test::hexBuffer;

struct Vector {
    const char* name;
    const char* config;
    const char* codecString;
    std::uint32_t rate;
    std::uint32_t channels;
    std::uint32_t samplesPerFrame;
};

void PrintTo(const Vector& vector, std::ostream* stream) {
    *stream << vector.name;
}

class AacVectors : public testing::TestWithParam<Vector> {};

TEST_P(AacVectors, AreDescribed) {
    const auto track = describeAac(hexBuffer(GetParam().config));
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->kind, media::TrackKind::kAudio);
    EXPECT_EQ(track->codec, media::Codec::kAac);
    EXPECT_EQ(track->timescale, GetParam().rate);
    EXPECT_EQ(track->codecConfig, hexBuffer(GetParam().config));
    EXPECT_EQ(track->codecString, GetParam().codecString);
    EXPECT_EQ(track->audio.sampleRate, GetParam().rate);
    EXPECT_EQ(track->audio.channels, GetParam().channels);
    EXPECT_EQ(track->audio.samplesPerFrame, GetParam().samplesPerFrame);
}

INSTANTIATE_TEST_SUITE_P(
    FromEncoders, AacVectors,
    testing::Values(Vector{"Stereo44", "121056e500", "mp4a.40.2", 44100, 2, 1024},
                    Vector{"Stereo48", "119056e500", "mp4a.40.2", 48000, 2, 1024},
                    Vector{"Mono22", "138856e500", "mp4a.40.2", 22050, 1, 1024},
                    Vector{"Surround51", "11b056e500", "mp4a.40.2", 48000, 6, 1024},
                    Vector{"Stereo96", "101056e500", "mp4a.40.2", 96000, 2, 1024},
                    Vector{"TwoBytes", "1210", "mp4a.40.2", 44100, 2, 1024},
                    Vector{"Main", "0a10", "mp4a.40.1", 44100, 2, 1024},
                    Vector{"ShortFrames", "1214", "mp4a.40.2", 44100, 2, 960},
                    Vector{"ExplicitRate", "1780558890", "mp4a.40.2", 43793, 2, 1024},
                    Vector{"SbrInFront", "2b920800", "mp4a.40.5", 44100, 2, 2048},
                    Vector{"SbrBehind", "139056e5a0", "mp4a.40.5", 44100, 2, 2048},
                    Vector{"SbrDownsampled", "119056e598", "mp4a.40.5", 48000, 2, 1024},
                    Vector{"PsInFront", "eb8a0800", "mp4a.40.29", 44100, 2, 2048},
                    Vector{"PsBehind", "138856e5a54880", "mp4a.40.29", 44100, 2, 2048}),
    [](const auto& vector) { return std::string(vector.param.name); });

struct Refusal {
    const char* config;
    ErrorCode code;
    const char* context;
};

TEST(AacConfig, NamesWhatItRefuses) {
    const Refusal cases[] = {
        {"", ErrorCode::kInvalidData,
         "the AudioSpecificConfig ends early or holds an overlong code"},
        {"12", ErrorCode::kInvalidData,
         "the AudioSpecificConfig ends early or holds an overlong code"},
        {"1200", ErrorCode::kUnsupported,
         "AAC with a channel layout of its own (program config element) is not supported; send "
         "mono, stereo, 5.1 or 7.1"},
        {"1240", ErrorCode::kInvalidData,
         "the AudioSpecificConfig has the reserved channel configuration 8"},
        {"1690", ErrorCode::kInvalidData,
         "the AudioSpecificConfig has a sample rate of 0 Hz, wanted 7350 to 96000"},
        {"b990", ErrorCode::kUnsupported,
         "AAC object type 23 is not supported; send AAC-LC or HE-AAC"},
        {"f94640", ErrorCode::kUnsupported,
         "AAC object type 42 is not supported; send AAC-LC or HE-AAC"},
        {"2d920800", ErrorCode::kInvalidData,
         "the AudioSpecificConfig extends 8000 Hz to 44100 Hz, wanted the same or twice"},
    };
    for (const auto& refusal : cases) {
        const auto result = describeAac(hexBuffer(refusal.config));
        ASSERT_TRUE(result.has_error()) << refusal.config;
        EXPECT_EQ(result.error().code, refusal.code) << refusal.config;
        EXPECT_EQ(result.error().context, refusal.context);
    }
}

}  // namespace
}  // namespace sigma::codec
