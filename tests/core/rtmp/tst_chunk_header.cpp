#include <gtest/gtest.h>

#include "core/rtmp/chunk_header.h"

namespace sigma::rtmp {
namespace {

struct BasicSample {
    Bytes bytes;
    std::uint8_t format;
    std::uint32_t chunkStreamId;
};

class ChunkBasicHeaderForm : public testing::TestWithParam<BasicSample> {};

TEST_P(ChunkBasicHeaderForm, IsReadOnceItIsComplete) {
    const ByteSpan bytes = GetParam().bytes;
    for (std::size_t length = 0; length != bytes.size(); ++length) {
        EXPECT_FALSE(parseBasicHeader(bytes.first(length)).has_value());
    }
    const auto header = parseBasicHeader(bytes);
    ASSERT_TRUE(header.has_value());
    EXPECT_EQ(header->size, bytes.size());
    EXPECT_EQ(header->format, GetParam().format);
    EXPECT_EQ(header->chunkStreamId, GetParam().chunkStreamId);
}

INSTANTIATE_TEST_SUITE_P(Forms, ChunkBasicHeaderForm,
                         testing::Values(BasicSample{{0x02}, 0, 2}, BasicSample{{0xFF}, 3, 63},
                                         BasicSample{{0x40, 0x00}, 1, 64},
                                         BasicSample{{0x80, 0xFF}, 2, 319},
                                         BasicSample{{0x01, 0x00, 0x00}, 0, 64},
                                         BasicSample{{0x01, 0x01, 0x02}, 0, 577},
                                         BasicSample{{0xC1, 0xFF, 0xFF}, 3, 65599}));

struct MessageSample {
    std::uint8_t format;
    Bytes bytes;
    ChunkMessageHeader header;
};

class ChunkMessageHeaderForm : public testing::TestWithParam<MessageSample> {};

TEST_P(ChunkMessageHeaderForm, IsReadOnceItIsComplete) {
    const auto& [format, bytes, expected] = GetParam();
    for (std::size_t length = 0; length != bytes.size(); ++length) {
        EXPECT_FALSE(parseMessageHeader(format, ByteSpan(bytes).first(length)).has_value());
    }
    const auto header = parseMessageHeader(format, bytes);
    ASSERT_TRUE(header.has_value());
    EXPECT_EQ(header->size, bytes.size());
    EXPECT_EQ(header->isExtended, expected.isExtended);
    EXPECT_EQ(header->time, expected.time);
    EXPECT_EQ(header->length, expected.length);
    EXPECT_EQ(header->type, expected.type);
    EXPECT_EQ(header->streamId, expected.streamId);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ChunkMessageHeaderForm,
    testing::Values(MessageSample{0,
                                  {0, 0, 5, 0, 1, 0, 9, 1, 0, 0, 0},
                                  {.time = 5, .length = 256, .type = 9, .streamId = 1}},
                    MessageSample{0,
                                  {0xFF, 0xFF, 0xFF, 0, 0, 7, 8, 0, 0, 0, 2, 1, 2, 3, 4},
                                  {.isExtended = true,
                                   .time = 0x01020304,
                                   .length = 7,
                                   .type = 8,
                                   .streamId = 0x02000000}},
                    MessageSample{1, {0, 1, 0, 0, 0, 3, 8}, {.time = 256, .length = 3, .type = 8}},
                    MessageSample{2, {0, 0, 40}, {.time = 40}},
                    MessageSample{2,
                                  {0xFF, 0xFF, 0xFF, 1, 0, 0, 0},
                                  {.isExtended = true, .time = 0x01000000}}));

}  // namespace
}  // namespace sigma::rtmp
