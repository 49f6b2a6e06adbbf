#include <gtest/gtest.h>

#include "core/hls/delta_update.h"
#include "core/hls/media_playlist_parser.h"
#include "core/hls/media_playlist_writer.h"

namespace sigma::hls {
namespace {

using namespace std::chrono_literals;

/// Six segments of two seconds from `first` on, and a part behind them.
MediaPlaylist playlistFrom(std::uint64_t first) {
    MediaPlaylist playlist;
    playlist.targetDuration = 2s;
    playlist.partTarget = 500ms;
    playlist.serverControl.canSkipUntil = 5s;
    playlist.mediaSequence = first;
    for (std::uint64_t msn = first; msn != first + 6; ++msn) {
        auto segment = std::make_shared<Segment>();
        segment->uri = std::to_string(msn) + ".m4s";
        segment->duration = 2s;
        segment->map.uri = "init.mp4";
        playlist.segments.push_back(std::move(segment));
    }
    playlist.inProgress.map.uri = "init.mp4";
    playlist.inProgress.parts.push_back({"part", 500ms, true, false});
    return playlist;
}

MediaPlaylist updateOf(const MediaPlaylist& playlist) {
    return *parseMediaPlaylist(writeDeltaUpdate(playlist, SkipKind::kSegments));
}

TEST(DeltaUpdate, MergesIntoTheWholePlaylist) {
    const auto merged = mergeDeltaUpdate(playlistFrom(10), updateOf(playlistFrom(12)));
    ASSERT_TRUE(merged.has_value()) << merged.error().context;
    EXPECT_EQ(writeMediaPlaylist(*merged), writeMediaPlaylist(playlistFrom(12)));
}

TEST(DeltaUpdate, TakesTheMapOfWhatIsSkipped) {
    MediaPlaylist update = updateOf(playlistFrom(11));
    for (auto& segment : update.segments) {
        auto bare = std::make_shared<Segment>(*segment);
        bare->map = {};
        segment = std::move(bare);
    }
    update.inProgress.map = {};
    const auto merged = mergeDeltaUpdate(playlistFrom(10), std::move(update));
    ASSERT_TRUE(merged.has_value()) << merged.error().context;
    EXPECT_EQ(merged->segments.back()->map.uri, "init.mp4");
    EXPECT_EQ(merged->inProgress.map.uri, "init.mp4");
}

TEST(DeltaUpdate, LeavesAWholePlaylistAsItIs) {
    const auto merged = mergeDeltaUpdate(playlistFrom(10), playlistFrom(90));
    ASSERT_TRUE(merged.has_value());
    EXPECT_EQ(merged->mediaSequence, 90U);
}

struct Unmergeable {
    std::uint64_t first;
    std::uint64_t skipped;
    const char* context;
};

class UnmergeableUpdate : public testing::TestWithParam<Unmergeable> {};

TEST_P(UnmergeableUpdate, IsRefused) {
    MediaPlaylist update = updateOf(playlistFrom(10));
    update.mediaSequence = GetParam().first;
    update.skip->segments = GetParam().skipped;
    const auto merged = mergeDeltaUpdate(playlistFrom(10), std::move(update));
    ASSERT_TRUE(merged.has_error());
    EXPECT_EQ(merged.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(merged.error().context, GetParam().context);
}

INSTANTIATE_TEST_SUITE_P(
    DeltaUpdate, UnmergeableUpdate,
    testing::Values(Unmergeable{9, 1, "it skips segment 9, and the playlist had 10 to 15"},
                    Unmergeable{17, 1, "it skips segment 17, and the playlist had 10 to 15"},
                    Unmergeable{12, 5, "it skips segment 16, and the playlist had 10 to 15"},
                    Unmergeable{12, 0x7fffffffffffffffU,
                                "it skips segment 16, and the playlist had 10 to 15"}));

}  // namespace
}  // namespace sigma::hls
