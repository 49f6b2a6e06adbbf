#include <gtest/gtest.h>

#include "core/codec/key_frame.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using media::Codec;

struct Case {
    const char* what;
    Codec codec;
    const char* payload;
    bool isKey;
};

TEST(KeyFrame, IsKnownByTheBitstream) {
    const Case cases[] = {
        {"IDR slice", Codec::kH264,
         "00000002"
         "6588",
         true},
        {"IDR slice after delimiter, SPS, PPS and SEI", Codec::kH264,
         "0000000209f0"
         "0000000267640000000268eb"
         "000000020605"
         "000000026588",
         true},
        {"slice", Codec::kH264, "00000003419a21", false},
        {"slice before an IDR slice", Codec::kH264,
         "00000002419a"
         "000000026588",
         false},
        {"data partition", Codec::kH264, "00000002429a", false},
        {"parameter sets only", Codec::kH264, "000000026764", false},
        {"empty NAL units", Codec::kH264,
         "00000000"
         "00000000",
         false},
        {"empty NAL unit before an IDR slice", Codec::kH264,
         "00000000"
         "000000026588",
         true},
        {"IDR slice cut off", Codec::kH264, "0000000965", false},
        {"nothing", Codec::kH264, "", false},
        {"IDR_N_LP of x265", Codec::kHevc, "000000042801af08", true},
        {"IDR_W_RADL", Codec::kHevc, "000000042601af08", true},
        {"CRA after SEI", Codec::kHevc,
         "000000034e0105"
         "000000042a01af08",
         true},
        {"BLA", Codec::kHevc, "000000042001af08", true},
        {"TRAIL_R of x265", Codec::kHevc, "000000040201d011", false},
        {"RASL", Codec::kHevc, "000000041201d011", false},
        {"VPS only", Codec::kHevc, "000000044001d011", false},
        {"key frame of SVT-AV1 behind its sequence header", Codec::kAv1,
         "0a0b0000002d4cffb3cfbf9004"
         "320411008900",
         true},
        {"key frame of libaom", Codec::kAv1,
         "0a0b0000000cc5036936be4010"
         "32041400a0f8",
         true},
        {"inter frame of SVT-AV1", Codec::kAv1, "320430020809", false},
        {"key frame header in an OBU of its own", Codec::kAv1, "1a0110", true},
        {"key frame that is not shown", Codec::kAv1, "320100", false},
        {"intra-only frame", Codec::kAv1, "320150", false},
        {"frame shown again", Codec::kAv1, "1a0188", false},
        {"sequence header only", Codec::kAv1, "0a0b0000002d4cffb3cfbf9004", false},
        {"empty frame", Codec::kAv1, "3200", false},
        {"broken", Codec::kAv1, "320911", false},
        {"audio", Codec::kAac, "2110", true},
    };
    for (const auto& [what, codec, payload, isKey] : cases) {
        EXPECT_EQ(startsWithKeyFrame(codec, test::hexBytes(payload)), isKey) << what;
    }
}

}  // namespace
}  // namespace sigma::codec
