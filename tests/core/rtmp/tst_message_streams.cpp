#include <gtest/gtest.h>

#include "core/rtmp/message_streams.h"

namespace sigma::rtmp {
namespace {

TEST(MessageStreams, GiveTheLowestFreeIdAndNoMoreThanTheirBound) {
    MessageStreams streams;
    for (std::uint32_t id = 1; id <= MessageStreams::kMaxStreams; ++id) {
        EXPECT_EQ(streams.create(), id);
    }
    EXPECT_EQ(streams.create(), std::nullopt);
    streams.remove(3);
    EXPECT_EQ(streams.find(3), nullptr);
    EXPECT_EQ(streams.create(), 3U);
}

TEST(MessageStreams, FindAPublisherByItsName) {
    MessageStreams streams;
    ASSERT_EQ(streams.create(), 1U);
    streams.find(1)->name = "room";
    EXPECT_EQ(streams.findPublisher("room"), nullptr);
    streams.find(1)->state = StreamState::kPlaying;
    EXPECT_EQ(streams.findPublisher("room"), nullptr);
    streams.find(1)->state = StreamState::kPublishing;
    EXPECT_EQ(streams.findPublisher("room"), streams.find(1));
    EXPECT_EQ(streams.findPublisher("other"), nullptr);
}

}  // namespace
}  // namespace sigma::rtmp
