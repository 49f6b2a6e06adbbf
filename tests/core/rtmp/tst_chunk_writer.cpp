#include <gtest/gtest.h>

#include "core/rtmp/chunk_writer.h"

namespace sigma::rtmp {
namespace {

constexpr MessageHeader kVideoHeader{
    .type = MessageType::kVideo, .streamId = 1, .timestamp = 0x0102, .chunkStreamId = 6};

Bytes flat(OutputQueue& queue) {
    Bytes bytes;
    for (const SharedBuffer& piece : queue.take()) {
        bytes.insert(bytes.end(), piece.view().begin(), piece.view().end());
    }
    return bytes;
}

TEST(ChunkWriter, WritesAFullHeaderAndTheParts) {
    OutputQueue queue;
    ChunkWriter().write(kVideoHeader, Bytes{0xAA}, SharedBuffer::copyOf(Bytes{0xBB, 0xCC}), queue);
    EXPECT_EQ(flat(queue), (Bytes{0x06, 0, 1, 2, 0, 0, 3, 9, 1, 0, 0, 0, 0xAA, 0xBB, 0xCC}));
}

TEST(ChunkWriter, WritesAnEmptyMessage) {
    OutputQueue queue;
    ChunkWriter().write(kVideoHeader, {}, {}, queue);
    EXPECT_EQ(flat(queue), (Bytes{0x06, 0, 1, 2, 0, 0, 0, 9, 1, 0, 0, 0}));
}

TEST(ChunkWriter, CutsAtTheChunkSizeAlsoWithinThePrefix) {
    OutputQueue queue;
    ChunkWriter writer;
    writer.setChunkSize(2, queue);
    EXPECT_EQ(flat(queue), (Bytes{0x02, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 2}));
    writer.write(kVideoHeader, Bytes{1, 2, 3}, SharedBuffer::copyOf(Bytes{4, 5, 6}), queue);
    EXPECT_EQ(flat(queue), (Bytes{0x06, 0, 1,    2, 0, 0,    6, 9, 1, 0, 0, 0,  //
                                  1,    2, 0xC6, 3, 4, 0xC6, 5, 6}));
}

TEST(ChunkWriter, RepeatsAnExtendedTimestampOnEveryChunk) {
    OutputQueue queue;
    ChunkWriter writer;
    MessageHeader header = kVideoHeader;
    header.timestamp = 0xFFFFFF;
    writer.write(header, {}, SharedBuffer::take(Bytes(130, 7)), queue);
    const Bytes bytes = flat(queue);
    ASSERT_EQ(bytes.size(), 12U + 4 + 128 + 1 + 4 + 2);
    EXPECT_EQ(Bytes(bytes.begin() + 1, bytes.begin() + 4), (Bytes{0xFF, 0xFF, 0xFF}));
    EXPECT_EQ(Bytes(bytes.begin() + 12, bytes.begin() + 16), (Bytes{0, 0xFF, 0xFF, 0xFF}));
    EXPECT_EQ(Bytes(bytes.begin() + 144, bytes.end()), (Bytes{0xC6, 0, 0xFF, 0xFF, 0xFF, 7, 7}));
}

TEST(ChunkWriter, SharesTheSlicesOfALargePayload) {
    OutputQueue queue;
    ChunkWriter writer;
    writer.setChunkSize(60'000, queue);
    queue.take();
    const SharedBuffer frame = SharedBuffer::take(Bytes(100'000, 1));
    writer.write(kVideoHeader, Bytes{1, 2, 3, 4, 5}, frame, queue);
    const auto pieces = queue.take();
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[0].size(), 12U + 5);
    EXPECT_EQ(pieces[1].data(), frame.data());
    EXPECT_EQ(pieces[1].size(), 59'995U);
    EXPECT_EQ(pieces[2].size(), 1U);
    EXPECT_EQ(pieces[3].data(), frame.data() + 59'995);
    EXPECT_EQ(pieces[3].size(), 40'005U);
}

}  // namespace
}  // namespace sigma::rtmp
