#include <gtest/gtest.h>

#include "core/container/flv_enhanced_header.h"

namespace sigma::container {
namespace {

TEST(FlvEnhancedHeader, WritesAFourCcAsText) {
    EXPECT_EQ(fourCcText(fourCc("hvc1")), "hvc1");
    EXPECT_EQ(fourCcText(0x61000A7F), "a???");
    EXPECT_EQ(fourCcText(0xFFFFFFFF), "????");
}

TEST(FlvEnhancedHeader, PassesOverTheLongestModifier) {
    Bytes bytes{0xFF, 0xFF, 0xFF};
    bytes.resize(3 + 65536);
    bytes.push_back(0x03);
    ByteReader reader(bytes);
    EXPECT_EQ(skipModifiers(reader, 7).value(), 3);
    EXPECT_TRUE(reader.atEnd());
}

TEST(FlvEnhancedHeader, RefusesAMultitrackPacketWithinAnother) {
    const Bytes bytes{0x06, 'a', 'v', '0', '1', 0};
    ByteReader reader(bytes);
    const auto result = readEnhancedCodec(reader, 6, 6, "video");
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
}

}  // namespace
}  // namespace sigma::container
