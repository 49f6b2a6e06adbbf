#include <gtest/gtest.h>

#include "core/container/flv_audio_header.h"
#include "tests/support/hex_bytes.h"

namespace sigma::container {
namespace {

using test::hexBytes;

struct Case {
    const char* what;
    const char* body;
    FlvPacket packet;
    std::size_t size;
};

TEST(FlvAudioHeader, IsReadInEachForm) {
    const Case cases[] = {
        {"legacy sequence header", "af001210", FlvPacket::kSequenceStart, 2},
        {"legacy frame", "af0121", FlvPacket::kFrames, 2},
        {"legacy frame said to be mono", "aa0121", FlvPacket::kFrames, 2},
        {"enhanced sequence header", "906d7034611210", FlvPacket::kSequenceStart, 5},
        {"enhanced frame", "916d70346121", FlvPacket::kFrames, 5},
        {"enhanced end", "926d703461", FlvPacket::kIgnored, 5},
        {"channel layout", "946d7034610102", FlvPacket::kIgnored, 5},
        {"one track, number 0", "95016d70346100", FlvPacket::kFrames, 7},
        {"time stamp modifier", "970200000f016d703461", FlvPacket::kFrames, 10},
    };
    for (const auto& [what, body, packet, size] : cases) {
        const auto header = parseFlvAudioHeader(hexBytes(body));
        ASSERT_TRUE(header.has_value()) << what << ": " << header.error().context;
        EXPECT_EQ(header->packet, packet) << what;
        EXPECT_EQ(header->size, size) << what;
    }
}

TEST(FlvAudioHeader, SaysInWordsWhatIsNotSupported) {
    const std::pair<const char*, const char*> cases[] = {
        {"2f", "audio codec MP3 is not supported; send AAC"},
        {"b2", "audio codec Speex is not supported; send AAC"},
        {"60", "audio codec Nellymoser is not supported; send AAC"},
        {"d0", "audio codec number 13 is not supported; send AAC"},
        {"904f707573", "audio codec Opus is not supported; send AAC"},
        {"90664c6143", "audio codec FLAC is not supported; send AAC"},
        {"9061632d33", "audio codec AC-3 is not supported; send AAC"},
        {"9065632d33", "audio codec E-AC-3 is not supported; send AAC"},
        {"902e6d7033", "audio codec MP3 is not supported; send AAC"},
        {"9041424344", "audio codec 'ABCD' is not supported; send AAC"},
        {"936d703461", "enhanced audio packet type 3 is not supported"},
        {"95116d703461", "a message with several audio tracks is not supported; send one track"},
        {"95016d70346102", "audio track 2 is not supported; send one track, number 0"},
    };
    for (const auto& [body, context] : cases) {
        const auto result = parseFlvAudioHeader(hexBytes(body));
        ASSERT_TRUE(result.has_error()) << body;
        EXPECT_EQ(result.error().code, ErrorCode::kUnsupported) << body;
        EXPECT_EQ(result.error().context, context);
    }
}

TEST(FlvAudioHeader, RefusesWhatIsBroken) {
    for (const char* body : {"", "af", "af02", "906d7034", "97", "9505", "95016d703461"}) {
        EXPECT_TRUE(parseFlvAudioHeader(hexBytes(body)).has_error()) << body;
    }
}

}  // namespace
}  // namespace sigma::container
