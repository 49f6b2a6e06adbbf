#include <gtest/gtest.h>

#include "core/container/flv_video_header.h"
#include "tests/support/hex_bytes.h"

namespace sigma::container {
namespace {

using media::Codec;
using test::hexBytes;

struct Case {
    const char* what;
    const char* body;
    FlvPacket packet;
    Codec codec;
    std::int32_t compositionTimeMs;
    std::size_t size;
};

TEST(FlvVideoHeader, IsReadInEachForm) {
    const Case cases[] = {
        {"legacy H.264 sequence header", "1700000000", FlvPacket::kSequenceStart, Codec::kH264, 0,
         5},
        {"legacy H.264 frame", "2701000043", FlvPacket::kFrames, Codec::kH264, 67, 5},
        {"negative composition time", "2701ffffdf", FlvPacket::kFrames, Codec::kH264, -33, 5},
        {"earliest composition time", "2701800000", FlvPacket::kFrames, Codec::kH264, -8388608, 5},
        {"legacy H.264 end", "1702000000", FlvPacket::kIgnored, Codec::kH264, 0, 5},
        {"legacy HEVC frame", "1c01000001", FlvPacket::kFrames, Codec::kHevc, 1, 5},
        {"legacy command frame", "5200", FlvPacket::kIgnored, Codec::kH264, 0, 1},
        {"enhanced HEVC sequence header", "9068766331", FlvPacket::kSequenceStart, Codec::kHevc, 0,
         5},
        {"enhanced HEVC frame", "9168766331000021", FlvPacket::kFrames, Codec::kHevc, 33, 8},
        {"enhanced H.264 frame", "a161766331ffffff", FlvPacket::kFrames, Codec::kH264, -1, 8},
        {"HEVC frame without composition time", "a368766331", FlvPacket::kFrames, Codec::kHevc, 0,
         5},
        {"AV1 frame has no composition time", "9161763031", FlvPacket::kFrames, Codec::kAv1, 0, 5},
        {"enhanced end", "9261763031", FlvPacket::kIgnored, Codec::kAv1, 0, 5},
        {"HDR metadata", "9461763031", FlvPacket::kIgnored, Codec::kAv1, 0, 5},
        {"enhanced command frame", "d000", FlvPacket::kIgnored, Codec::kH264, 0, 1},
        {"one track, number 0", "96006176303100", FlvPacket::kSequenceStart, Codec::kAv1, 0, 7},
        {"one track, HEVC frame", "96016876633100000021", FlvPacket::kFrames, Codec::kHevc, 33, 10},
        {"time stamp modifier", "970200000f0361763031", FlvPacket::kFrames, Codec::kAv1, 0, 10},
        {"two modifiers", "9700aa0700bb0361763031", FlvPacket::kFrames, Codec::kAv1, 0, 11},
        {"modifier with a long size", "97ff0001aabb0361763031", FlvPacket::kFrames, Codec::kAv1, 0,
         11},
    };
    for (const auto& expected : cases) {
        const auto header = parseFlvVideoHeader(hexBytes(expected.body));
        ASSERT_TRUE(header.has_value()) << expected.what << ": " << header.error().context;
        EXPECT_EQ(header->packet, expected.packet) << expected.what;
        EXPECT_EQ(header->codec, expected.codec) << expected.what;
        EXPECT_EQ(header->compositionTimeMs, expected.compositionTimeMs) << expected.what;
        EXPECT_EQ(header->size, expected.size) << expected.what;
    }
}

TEST(FlvVideoHeader, SaysInWordsWhatIsNotSupported) {
    const std::pair<const char*, const char*> cases[] = {
        {"1200", "video codec Sorenson H.263 is not supported; send H.264, HEVC or AV1"},
        {"1400", "video codec On2 VP6 is not supported; send H.264, HEVC or AV1"},
        {"1900", "video codec number 9 is not supported; send H.264, HEVC or AV1"},
        {"9076703039", "video codec VP9 is not supported; send H.264, HEVC or AV1"},
        {"9076766331", "video codec VVC is not supported; send H.264, HEVC or AV1"},
        {"906a70ff67", "video codec 'jp?g' is not supported; send H.264, HEVC or AV1"},
        {"9561763031", "enhanced video packet type 5 is not supported"},
        {"961161763031", "a message with several video tracks is not supported; send one track"},
        {"962161763031", "a message with several video tracks is not supported; send one track"},
        {"96016176303101", "video track 1 is not supported; send one track, number 0"},
    };
    for (const auto& [body, context] : cases) {
        const auto result = parseFlvVideoHeader(hexBytes(body));
        ASSERT_TRUE(result.has_error()) << body;
        EXPECT_EQ(result.error().code, ErrorCode::kUnsupported) << body;
        EXPECT_EQ(result.error().context, context);
    }
}

TEST(FlvVideoHeader, RefusesWhatIsBroken) {
    for (const char* body : {"", "17", "17010000", "1703000000", "90687663", "9168766331ffff", "97",
                             "97ff", "9702aabb", "9606", "960661763031", "960161763031"}) {
        EXPECT_TRUE(parseFlvVideoHeader(hexBytes(body)).has_error()) << body;
    }
}

}  // namespace
}  // namespace sigma::container
