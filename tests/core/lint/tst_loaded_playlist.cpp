#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;

TEST(LoadedPlaylist, KnowsItsPlaces) {
    const LoadedPlaylist loaded = test::load(test::goodText());
    EXPECT_EQ(loaded.firstMsn(), 100U);
    EXPECT_EQ(loaded.nextMsn(), 104U);
    EXPECT_EQ(loaded.next(), (Position{104, 2}));
    EXPECT_EQ(loaded.segment(103)->uri, "103.m4s");
    EXPECT_EQ(loaded.segment(104)->parts.size(), 2U);
    EXPECT_EQ(loaded.segment(99), nullptr);
    EXPECT_EQ(loaded.segment(105), nullptr);
    EXPECT_EQ(toString(loaded.next()), "segment 104, part 2");
}

TEST(LoadedPlaylist, KnowsWhatItHasReached) {
    const LoadedPlaylist loaded = test::load(test::goodText());
    EXPECT_TRUE(loaded.hasReached({104, 1}));
    EXPECT_FALSE(loaded.hasReached({104, 2}));
    EXPECT_TRUE(loaded.isFinished(103));
    EXPECT_FALSE(loaded.isFinished(104));
    EXPECT_TRUE(test::load(test::goodText() + "#EXT-X-ENDLIST\n").hasReached({200, 0}));
}

TEST(LoadedPlaylist, MeasuresWhatIsBehindASegment) {
    const LoadedPlaylist loaded = test::load(test::goodText());
    EXPECT_EQ(loaded.durationBehind(101), 5s);
    EXPECT_EQ(loaded.durationBehind(104), 0s);
}

TEST(LoadedPlaylist, CountsWhatADeltaUpdateSkips) {
    const LoadedPlaylist loaded = test::load(
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:10\n"
        "#EXT-X-SKIP:SKIPPED-SEGMENTS=5\n#EXTINF:2.0,\n15.m4s\n");
    EXPECT_EQ(loaded.firstMsn(), 15U);
    EXPECT_EQ(loaded.segment(15)->uri, "15.m4s");
    EXPECT_EQ(loaded.segment(14), nullptr);
}

TEST(LoadedPlaylist, ReadsWhatTheModelDoesNotHold) {
    const LoadedPlaylist loaded = test::load(
        "#EXTM3U\n#EXT-X-VERSION:8\n#EXT-X-PLAYLIST-TYPE:EVENT\n"
        "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n#EXT-X-TARGETDURATION:2\n");
    EXPECT_EQ(loaded.version, 8U);
    EXPECT_EQ(loaded.featureVersion, 8U);
    EXPECT_EQ(loaded.type, "EVENT");
    EXPECT_EQ(test::load("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-I-FRAMES-ONLY\n").featureVersion,
              4U);
}

TEST(LoadedPlaylist, RefusesWhatIsNoPlaylist) {
    EXPECT_TRUE(loadPlaylist(test::kUrl, "<html>").has_error());
}

}  // namespace
}  // namespace sigma::lint
