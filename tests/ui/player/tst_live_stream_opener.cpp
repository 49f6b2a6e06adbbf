#include <gtest/gtest.h>

#include "ui/player/live_stream_opener.h"

namespace sigma::ui {
namespace {

TEST(LiveStreamOpener, RefusesWhatIsNoAddress) {
    LiveStreamOpener opener(std::make_shared<const SystemClock>());
    const auto stream = opener.open("live");
    ASSERT_TRUE(stream.has_error());
    EXPECT_EQ(stream.error().code, ErrorCode::kInvalidArgument);
}

TEST(LiveStreamOpener, MayGoBeforeItsStreams) {
    std::optional<LiveStreamOpener> opener(std::make_shared<const SystemClock>());
    auto first = opener->open("http://127.0.0.1:1/live.m3u8").value();
    auto second = opener->open("http://127.0.0.1:1/live.m3u8").value();
    first.reset();
    opener.reset();
    EXPECT_FALSE(second->snapshot().player.startupTime.has_value());
    EXPECT_EQ(second->thumbnailAt(player::Duration(0)), nullptr);
    second.reset();
}

}  // namespace
}  // namespace sigma::ui
