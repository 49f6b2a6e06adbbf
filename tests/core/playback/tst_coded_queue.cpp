#include <gtest/gtest.h>

#include "core/playback/coded_queue.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

CodedItem itemOf(Duration time, bool isKey, Duration chunkStart = 0s) {
    CodedItem item;
    item.time = time;
    item.chunkStart = chunkStart;
    item.sample.isKey = isKey;
    item.sample.payload = SharedBuffer::take(Bytes(100));
    return item;
}

TEST(CodedQueue, KeepsOrderAndCountsBytes) {
    CodedQueue queue;
    EXPECT_FALSE(queue.pop());
    queue.push(itemOf(0s, true));
    queue.push(itemOf(1s, false));
    EXPECT_EQ(queue.bytes(), 200U);
    EXPECT_EQ(queue.pop()->time, 0s);
    EXPECT_EQ(queue.front().time, 1s);
    EXPECT_EQ(queue.bytes(), 100U);
    queue.clear();
    EXPECT_TRUE(queue.empty());
    EXPECT_EQ(queue.bytes(), 0U);
}

TEST(CodedQueue, DropsWholeChunks) {
    CodedQueue queue;
    queue.push(itemOf(0s, true, 0s));
    queue.push(itemOf(1s, false, 0s));
    queue.push(itemOf(2s, true, 2s));
    queue.dropFrom(1s);
    EXPECT_EQ(queue.bytes(), 200U);
    EXPECT_EQ(queue.pop()->time, 0s);
    EXPECT_EQ(queue.pop()->time, 1s);
    EXPECT_TRUE(queue.empty());
}

TEST(CodedQueue, SkipsToTheLastKeyFrameThatIsDue) {
    CodedQueue queue;
    for (int i = 0; i != 9; ++i) {
        queue.push(itemOf(i * 1s, i % 3 == 0));
    }
    EXPECT_EQ(queue.skipToKeyBefore(7s), 6U);
    EXPECT_EQ(queue.front().time, 6s);
    EXPECT_EQ(queue.skipToKeyBefore(8s), 0U);
    EXPECT_EQ(queue.bytes(), 300U);
}

TEST(CodedQueue, SkipsNothingWhereNoKeyFrameIsDue) {
    CodedQueue queue;
    queue.push(itemOf(1s, false));
    queue.push(itemOf(2s, false));
    queue.push(itemOf(3s, true));
    EXPECT_EQ(queue.skipToKeyBefore(2500ms), 0U);
    EXPECT_EQ(queue.front().time, 1s);
}

}  // namespace
}  // namespace sigma::playback
