#include <vector>

#include <gtest/gtest.h>

#include "core/publish/send_queue.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

OutgoingMessage message(MessageKind kind, std::int64_t timestamp, std::size_t bytes = 10) {
    return {kind, timestamp, {Bytes(bytes), {}}};
}

std::vector<MessageKind> drained(SendQueue& queue) {
    std::vector<MessageKind> kinds;
    while (auto next = queue.pop()) {
        kinds.push_back(next->kind);
    }
    return kinds;
}

SendQueue filled(std::initializer_list<MessageKind> kinds) {
    SendQueue queue;
    std::int64_t timestamp = 0;
    for (const MessageKind kind : kinds) {
        queue.push(message(kind, timestamp));
        timestamp += 40;
    }
    return queue;
}

using enum MessageKind;

TEST(SendQueue, GivesBackInOrder) {
    SendQueue queue = filled({kAudio, kKeyFrame, kFrame});
    EXPECT_EQ(queue.bytes(), 30U);
    EXPECT_EQ(drained(queue), (std::vector{kAudio, kKeyFrame, kFrame}));
    EXPECT_EQ(queue.bytes(), 0U);
}

TEST(SendQueue, CountsWhatIsBeingSentIntoItsSpan) {
    SendQueue queue = filled({kKeyFrame, kFrame, kFrame});
    EXPECT_EQ(queue.span(), milliseconds(80));
    queue.pop();
    EXPECT_EQ(queue.span(), milliseconds(80));
    queue.finishSending();
    EXPECT_EQ(queue.span(), milliseconds(40));
    EXPECT_EQ(queue.spanSince(0), milliseconds(80));
}

TEST(SendQueue, DropsWhatNothingRefersTo) {
    SendQueue queue = filled({kKeyFrame, kDisposableFrame, kAudio, kFrame, kDisposableFrame});
    queue.dropDisposable();
    EXPECT_EQ(queue.droppedFrames(), 2U);
    EXPECT_EQ(queue.bytes(), 30U);
    EXPECT_EQ(drained(queue), (std::vector{kKeyFrame, kAudio, kFrame}));
}

TEST(SendQueue, DropsToTheNewestKeyFrameAndKeepsAllOthersSoundAndHeaders) {
    SendQueue queue = filled({kFrame, kAudio, kKeyFrame, kFrame, kVideoHeader, kKeyFrame, kFrame});
    queue.dropToKeyFrame();
    EXPECT_EQ(drained(queue), (std::vector{kAudio, kKeyFrame, kVideoHeader, kKeyFrame, kFrame}));
    EXPECT_EQ(queue.droppedFrames(), 2U);
    EXPECT_FALSE(queue.awaitsKeyFrame());
}

TEST(SendQueue, WithNoKeyFrameWaitingDropsAllThatComesBeforeOne) {
    SendQueue queue = filled({kFrame, kAudio, kFrame});
    queue.dropToKeyFrame();
    EXPECT_TRUE(queue.awaitsKeyFrame());
    queue.push(message(kFrame, 200));
    queue.push(message(kAudio, 210));
    queue.push(message(kKeyFrame, 240));
    queue.push(message(kFrame, 280));
    EXPECT_EQ(drained(queue), (std::vector{kAudio, kAudio, kKeyFrame, kFrame}));
    EXPECT_EQ(queue.droppedFrames(), 3U);
}

TEST(SendQueue, SaysWhenTooMuchWaits) {
    SendQueue queue;
    queue.push(message(kAudio, 0));
    queue.push(message(kAudio, 10'000));
    EXPECT_FALSE(queue.isOverflowing());
    queue.push(message(kAudio, 10'001));
    EXPECT_TRUE(queue.isOverflowing());
    queue.clear();
    EXPECT_FALSE(queue.isOverflowing());
    queue.push(message(kKeyFrame, 20'000, SendQueue::kMaxBytes + 1));
    EXPECT_TRUE(queue.isOverflowing());
}

TEST(SendQueue, CountsKeyFramesAndSoundThatWait) {
    SendQueue queue = filled({kKeyFrame, kAudio, kFrame, kAudio, kKeyFrame});
    EXPECT_EQ(queue.keyFrameBytes(), 20U);
    EXPECT_EQ(queue.audioWaiting(), 2U);
}

}  // namespace
}  // namespace sigma::publish
