#include <gtest/gtest.h>

#include "core/rtmp/output_queue.h"

namespace sigma::rtmp {
namespace {

TEST(OutputQueue, GathersSmallBytesIntoOnePiece) {
    OutputQueue queue;
    queue.copy(Bytes{1, 2});
    queue.append(SharedBuffer::copyOf(Bytes{3}));
    EXPECT_EQ(queue.pendingBytes(), 3U);
    const auto pieces = queue.take();
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0], SharedBuffer::copyOf(Bytes{1, 2, 3}));
    EXPECT_EQ(queue.pendingBytes(), 0U);
    EXPECT_TRUE(queue.take().empty());
}

TEST(OutputQueue, SharesLargeBuffersInTheirPlace) {
    const SharedBuffer frame = SharedBuffer::take(Bytes(OutputQueue::kSharedFrom, 7));
    OutputQueue queue;
    queue.copy(Bytes{1});
    queue.append(frame);
    queue.copy(Bytes{2});
    EXPECT_EQ(queue.pendingBytes(), OutputQueue::kSharedFrom + 2);
    const auto pieces = queue.take();
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[0], SharedBuffer::copyOf(Bytes{1}));
    EXPECT_EQ(pieces[1].data(), frame.data());
    EXPECT_EQ(pieces[2], SharedBuffer::copyOf(Bytes{2}));
}

}  // namespace
}  // namespace sigma::rtmp
